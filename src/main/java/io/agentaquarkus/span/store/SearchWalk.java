package io.agentaquarkus.span.store;

import java.util.ArrayList;
import java.util.List;

import io.agentaquarkus.span.filter.SpanField;
import io.agentaquarkus.span.store.Candidates.Chunk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Along the candidates that a search has found and the spans that it does not know yet. It goes from one range of time to the
 * next, each with about as many candidates as are asked for: which spans these are is looked up chunk by chunk.
 */
final class SearchWalk implements SpanWalk {

    /** Where very many spans wait for the index, each look at their keys goes through all of them: there must be few looks. */
    private static final int KEYS_MAX = 20_000;
    private static final int KEYS_GROWTH = 4;

    private static final String START = SpanField.START_TIME.column();

    /** Of candidates in the range of time and behind the last one, those that come first. */
    private static final String KEYS = """
            select start, id from (
                select k.start, k.id from unnest($2::int8[], $3::int4[], $4::int4[]) as c (segment_id, chunk, place)
                cross join lateral (
                    select starts[c.place] as start, span_ids[c.place] as id from span_segment_chunk
                    where project_id = $1 and segment_id = c.segment_id and chunk = c.chunk offset 0) k
                union
                select k.start, k.id from span_unindexed u cross join lateral unnest(u.starts, u.span_ids) as k (start, id)
                where u.project_id = $1 and u.id <= $9) keys
            where start between $5 and $6 and (start, id) %s ($7, $8)
            order by start %2$s, id %2$s limit %3$d
            """;

    private final SpanScan scan;
    private final long unindexed;
    private final boolean ascending;
    /** Those that belong neither to the range nor to one before. */
    private final Candidates candidates;
    private List<Chunk> inRange = List.of();
    /** Both ends belong to the range. */
    private long oldest;
    private long newest;
    private boolean rangeEnded = true;
    /** Keys up to this one were read. */
    private SpanKey last;
    private boolean ended;
    private int keysRead;
    /** Those that were read and not taken yet. */
    private List<SpanKey> keys = List.of();
    private SpanKey lastTaken;

    SearchWalk(SpanScan scan, Candidates candidates, long unindexed) {
        this.scan = scan;
        this.unindexed = unindexed;
        this.candidates = candidates;
        ascending = scan.isAscending();
        last = ascending ? new SpanKey(Long.MIN_VALUE, Long.MIN_VALUE) : new SpanKey(Long.MAX_VALUE, Long.MAX_VALUE);
        oldest = scan.oldest();
        newest = scan.newest();
    }

    @Override
    public Uni<List<Row>> next(TimedRead read, int rows) {
        if (!keys.isEmpty()) {
            return take(read, rows);
        }
        if (rangeEnded) {
            nextRange(rows);
        }
        keysRead = Math.min(KEYS_MAX, Math.max(rows, keysRead * KEYS_GROWTH));
        return keys(read).chain(found -> {
            rangeEnded = found.size() < keysRead;
            if (!rangeEnded) {
                last = found.get(found.size() - 1);
            } else if (candidates.isEmpty()) {
                ended = true;
            } else {
                // Everything up to the end of the range was looked at.
                last = ascending ? new SpanKey(newest, Long.MAX_VALUE) : new SpanKey(oldest, Long.MIN_VALUE);
            }
            keys = found;
            return take(read, rows);
        });
    }

    private Uni<List<Row>> take(TimedRead read, int rows) {
        List<SpanKey> taken = keys.subList(0, Math.min(rows, keys.size()));
        keys = keys.subList(taken.size(), keys.size());
        if (taken.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        lastTaken = taken.get(taken.size() - 1);
        return rows(read, taken);
    }

    @Override
    public boolean hasNext() {
        return !ended || !keys.isEmpty();
    }

    @Override
    public SpanScan rest() {
        SpanKey from = keys.isEmpty() ? last : lastTaken;
        return scan.behind(from.start(), from.id());
    }

    /** Goes on until there are enough candidates, and to the next chunk that begins elsewhere. */
    private void nextRange(int wanted) {
        List<Chunk> range = new ArrayList<>();
        for (Chunk chunk : inRange) {
            if (ascending ? chunk.newest() > last.start() : chunk.oldest() < last.start()) {
                range.add(chunk);
            }
        }
        int count = 0;
        long begin = 0;
        while (!candidates.isEmpty() && (count < wanted || candidates.begin() == begin)) {
            begin = candidates.begin();
            Chunk chunk = candidates.next();
            count += chunk.places().cardinality();
            range.add(chunk);
        }
        inRange = range;
        boolean isLast = candidates.isEmpty();
        if (ascending) {
            oldest = Math.max(scan.oldest(), last.start());
            newest = isLast ? scan.newest() : Math.min(scan.newest(), candidates.begin() - 1);
        } else {
            newest = Math.min(scan.newest(), last.start());
            oldest = isLast ? scan.oldest() : Math.max(scan.oldest(), candidates.begin() + 1);
        }
    }

    private Uni<List<SpanKey>> keys(TimedRead read) {
        List<Long> segments = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Chunk chunk : inRange) {
            chunk.places().stream().forEach(place -> {
                segments.add(chunk.segment());
                numbers.add(chunk.number());
                places.add(place + 1);
            });
        }
        String direction = ascending ? "asc" : "desc";
        return read.rows(KEYS.formatted(ascending ? ">" : "<", direction, keysRead), List.of(scan.projectId(),
                segments.toArray(Long[]::new), numbers.toArray(Integer[]::new), places.toArray(Integer[]::new), oldest, newest,
                last.start(), last.id(), unindexed))
                .map(found -> found.stream().map(row -> new SpanKey(row.getLong(0), row.getLong(1))).toList());
    }

    private Uni<List<Row>> rows(TimedRead read, List<SpanKey> keys) {
        List<Object> parameters = new ArrayList<>(scan.parameters());
        parameters.add(SpanKey.starts(keys));
        parameters.add(SpanKey.ids(keys));
        String direction = ascending ? " asc" : " desc";
        // One look-up a key: the planner must not think of anything else.
        String sql = "select s.* from unnest($" + (parameters.size() - 1) + "::int8[], $" + parameters.size()
                + "::int8[]) as c (key_start, key_id) cross join lateral (" + scan.sql(SpanRows.COLUMNS, "start_us") + " and "
                + START + " = c.key_start and span_id = c.key_id offset 0) s order by start_us" + direction + ", span_id"
                + direction;
        return read.rows(sql, parameters);
    }
}
