package io.agentaquarkus.span.store;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.search.Postings;
import io.agentaquarkus.span.search.TermCollection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Takes spans that no segment has yet into one. Small segments keep the number of spans without one low; when there are
 * enough of them they become one of full size. All of it is one transaction, so that every reader finds a span here or there.
 */
@ApplicationScoped
class SegmentWriter {

    /** Spans of a segment of full size, unless their terms are too many. */
    static final int FULL_SPANS = 16_384;

    private static final int SMALL_MAX = 16;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    /** The number of a row with spans that were waiting or indexed before: it is less than that of any row of a writer. */
    static final String AGAIN = "-nextval('span_unindexed_id_seq')";

    private static final String WAITING = """
            select project_id from span_unindexed group by project_id having sum(spans) >= $1
            """;
    private static final String WAITING_OF = """
            select coalesce(sum(spans), 0)::int8, coalesce(max(id), 0) from span_unindexed where project_id = $1 and id <= $2
            """;
    /** One at a time in all servers. The transaction ends it. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(%d, hashtext($1::text))".formatted(0x5345474d);
    private static final String TAKE = """
            delete from span_unindexed where project_id = $1 and id in (
                select id from (
                    select id, sum(spans) over (order by id) - spans as ahead
                    from span_unindexed where project_id = $1) all_of_them
                where ahead < $2)
            returning starts, span_ids
            """;
    private static final String SMALL = "select id, spans from span_segment where project_id = $1 and not full_size order by id";
    private static final String TAKE_CHUNKS = """
            delete from span_segment_chunk where project_id = $1 and segment_id = any($2) returning starts, span_ids
            """;
    private static final String DELETE = "delete from span_segment where project_id = $1 and id = any($2)";
    private static final String DELETE_TERMS = """
            delete from span_segment_terms where project_id = $1 and segment_id = any($2) and bucket < %d
            """.formatted(Postings.Size.SMALL.bucket(-1) + 1);
    private static final String INSERT = """
            insert into span_segment (project_id, created_at, spans, full_size, chunk_starts, last_start, unlisted)
            select $1, now(), cardinality($3::int8[]), $2,
                array(select ($3::int8[])[n] from generate_series(1, cardinality($3::int8[]), %d) n order by n),
                ($3::int8[])[cardinality($3::int8[])], $4
            returning id
            """.formatted(SegmentSearch.CHUNK);
    private static final String INSERT_CHUNKS = """
            insert into span_segment_chunk (project_id, segment_id, chunk, starts, span_ids)
            select $1, $2, n, ($3::int8[])[n * %1$d + 1 : (n + 1) * %1$d], ($4::int8[])[n * %1$d + 1 : (n + 1) * %1$d]
            from generate_series(0, (cardinality($3::int8[]) - 1) / %1$d) n
            """.formatted(SegmentSearch.CHUNK);
    private static final String INSERT_TERMS = """
            insert into span_segment_terms (project_id, segment_id, bucket, postings)
            select $1, $2, bucket, postings from unnest($3::int4[], $4::bytea[]) as t (bucket, postings)
            """;
    private static final String PUT_BACK = """
            insert into span_unindexed (project_id, id, spans, starts, span_ids) overriding system value
            values ($1, %s, cardinality($2::int8[]), $2, $3)
            """.formatted(AGAIN);

    private final Pool pool;
    /** Of the segment before, for as long as there is room for it. */
    private final AtomicReference<SoftReference<TermCollection>> collected = new AtomicReference<>();

    SegmentWriter(Pool pool) {
        this.pool = pool;
    }

    /**
     * Spans that are in no segment.
     *
     * @param newest no later row of theirs has a higher number
     */
    record Waiting(long spans, long newest) {
    }

    /** Those of a project, in rows up to a number. */
    Uni<Waiting> waiting(UUID project, long upTo) {
        return pool.preparedQuery(WAITING_OF).execute(Tuple.of(project, upTo)).map(rows -> {
            Row row = rows.iterator().next();
            return new Waiting(row.getLong(0), row.getLong(1));
        });
    }

    /** Projects of which so many spans or more are in no segment. */
    Uni<List<UUID>> waiting(int spans) {
        return pool.preparedQuery(WAITING).execute(Tuple.of(spans))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /**
     * Makes a segment of what waits longest.
     *
     * @return how many spans it has; 0 when none wait, or when another server is at it
     */
    Uni<Integer> write(UUID project) {
        return pool.withTransaction(connection -> connection
                .query("set local statement_timeout = " + TIME_LIMIT.toMillis()).execute()
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(project.toString())))
                .chain(locked -> locked.iterator().next().getBoolean(0) ? take(connection, project)
                        : Uni.createFrom().item(new TreeSet<SpanKey>()))
                .chain(keys -> keys.isEmpty() ? Uni.createFrom().item(0) : write(connection, project, List.copyOf(keys))))
                // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
                .memoize().indefinitely();
    }

    private static Uni<SortedSet<SpanKey>> take(SqlConnection connection, UUID project) {
        SortedSet<SpanKey> keys = new TreeSet<>();
        return connection.preparedQuery(TAKE).execute(Tuple.of(project, FULL_SPANS)).invoke(rows -> add(rows, keys))
                .chain(() -> keys.isEmpty() || keys.size() >= FULL_SPANS ? Uni.createFrom().item(keys)
                        : connection.preparedQuery(SMALL).execute(Tuple.of(project))
                                .chain(small -> merge(connection, project, small, keys)));
    }

    /** Small segments and what waits, once they are enough for one of full size, or too many. */
    private static Uni<SortedSet<SpanKey>> merge(SqlConnection connection, UUID project, RowSet<Row> small,
            SortedSet<SpanKey> keys) {
        int spans = keys.size();
        List<Long> segments = new ArrayList<>();
        for (Row row : small) {
            if (spans < FULL_SPANS) {
                segments.add(row.getLong(0));
                spans += row.getInteger(1);
            }
        }
        if (spans < FULL_SPANS && segments.size() < SMALL_MAX) {
            return Uni.createFrom().item(keys);
        }
        Tuple all = Tuple.of(project, segments.toArray(Long[]::new));
        return connection.preparedQuery(TAKE_CHUNKS).execute(all).invoke(rows -> add(rows, keys))
                .chain(() -> connection.preparedQuery(DELETE_TERMS).execute(all))
                .chain(() -> connection.preparedQuery(DELETE).execute(all))
                .replaceWith(keys);
    }

    private static void add(RowSet<Row> rows, SortedSet<SpanKey> keys) {
        for (Row row : rows) {
            Long[] starts = row.getArrayOfLongs(0);
            Long[] ids = row.getArrayOfLongs(1);
            for (int i = 0; i < starts.length; i++) {
                keys.add(new SpanKey(starts[i], ids[i]));
            }
        }
    }

    private Uni<Integer> write(SqlConnection connection, UUID project, List<SpanKey> keys) {
        TermCollection terms = emptyCollection();
        List<SpanKey> first = keys.subList(0, Math.min(FULL_SPANS, keys.size()));
        SegmentDraft draft = new SegmentDraft(first, terms);
        return collect(draft, new SegmentContents(connection, project, first))
                .chain(() -> write(connection, project, draft, keys))
                .onTermination().invoke(() -> collected.set(new SoftReference<>(terms)));
    }

    private TermCollection emptyCollection() {
        SoftReference<TermCollection> kept = collected.getAndSet(null);
        TermCollection terms = kept == null ? null : kept.get();
        if (terms == null) {
            return new TermCollection();
        }
        terms.clear();
        return terms;
    }

    private static Uni<Integer> write(SqlConnection connection, UUID project, SegmentDraft draft, List<SpanKey> keys) {
        List<SpanKey> taken = keys.subList(0, draft.size());
        List<SpanKey> rest = keys.subList(draft.size(), keys.size());
        boolean full = draft.isLarge() || !rest.isEmpty();
        Long[] starts = SpanKey.starts(taken);
        return connection.preparedQuery(INSERT)
                .execute(Tuple.of(project, full, starts, draft.unlisted()))
                .chain(rows -> {
                    long segment = rows.iterator().next().getLong(0);
                    return connection.preparedQuery(INSERT_CHUNKS)
                            .execute(Tuple.of(project, segment, starts, SpanKey.ids(taken)))
                            .chain(() -> terms(connection, project, segment, draft, full));
                })
                .chain(() -> rest.isEmpty() ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(PUT_BACK).execute(Tuple.of(project, SpanKey.starts(rest), SpanKey.ids(rest)))
                                .replaceWithVoid())
                .replaceWith(draft.size());
    }

    private static Uni<Void> terms(SqlConnection connection, UUID project, long segment, SegmentDraft draft, boolean full) {
        return Uni.createFrom().item(() -> draft.terms()
                .postings(full ? Postings.Size.FULL : Postings.Size.SMALL, draft.size()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(postings -> connection.preparedQuery(INSERT_TERMS).execute(Tuple.of(project, segment,
                        postings.keySet().toArray(Integer[]::new),
                        postings.values().stream().map(Buffer::buffer).toArray(Buffer[]::new))))
                .replaceWithVoid();
    }

    private static Uni<Void> collect(SegmentDraft draft, SegmentContents contents) {
        return Pieces.oneByOne(() -> contents.next().emitOn(Infrastructure.getDefaultWorkerPool()).map(rows -> {
            draft.add(rows);
            return !draft.isComplete();
        }));
    }
}
