package io.agentaquarkus.span.store;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.agentaquarkus.span.filter.SpanField;
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
    private static final int PIECE = 128;
    /** A larger value is not opened: a search looks at its span always. */
    private static final int VALUE_BYTES_MAX = 128 << 10;

    private static final String WAITING = """
            select project_id from span_unindexed group by project_id having sum(spans) >= $1
            """;
    private static final String WAITING_OF = "select coalesce(sum(spans), 0)::int8 from span_unindexed where project_id = $1";
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
    private static final String SMALL = "select id, spans from span_segment where project_id = $1 and not full_size";
    private static final String TAKE_CHUNKS = """
            delete from span_segment_chunk where project_id = $1 and segment_id = any($2) returning starts, span_ids
            """;
    private static final String DELETE = "delete from span_segment where project_id = $1 and id = any($2)";
    private static final String DELETE_TERMS = """
            delete from span_segment_terms where project_id = $1 and segment_id = any($2) and bucket < %d
            """.formatted(Postings.Size.SMALL.bucket(-1) + 1);
    private static final String CONTENT = """
            select c.place::int4, s.attributes, s.events
            from unnest($2::int8[], $3::int8[]) with ordinality as c (start, id, place) cross join lateral (
                select case when octet_length(attributes) + coalesce(octet_length(events), 0) <= %d then attributes end
                    as attributes, events
                from span where project_id = $1 and %s = c.start and span_id = c.id offset 0) s
            order by c.place
            """.formatted(VALUE_BYTES_MAX, SpanField.START_TIME.column());
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
            insert into span_unindexed (project_id, spans, starts, span_ids) values ($1, cardinality($2::int8[]), $2, $3)
            """;

    private static final Logger LOG = Logger.getLogger(SegmentWriter.class);

    private final Pool pool;

    SegmentWriter(Pool pool) {
        this.pool = pool;
    }

    /** How many spans of a project are in no segment. */
    Uni<Long> waiting(UUID project) {
        return pool.preparedQuery(WAITING_OF).execute(Tuple.of(project)).map(rows -> rows.iterator().next().getLong(0));
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
                        : Uni.createFrom().item(new TreeSet<Key>()))
                .chain(keys -> keys.isEmpty() ? Uni.createFrom().item(0) : write(connection, project, List.copyOf(keys))))
                // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
                .memoize().indefinitely();
    }

    private static Uni<SortedSet<Key>> take(SqlConnection connection, UUID project) {
        SortedSet<Key> keys = new TreeSet<>();
        return connection.preparedQuery(TAKE).execute(Tuple.of(project, FULL_SPANS)).invoke(rows -> add(rows, keys))
                .chain(() -> keys.isEmpty() || keys.size() >= FULL_SPANS ? Uni.createFrom().item(keys)
                        : connection.preparedQuery(SMALL).execute(Tuple.of(project))
                                .chain(small -> merge(connection, project, small, keys)));
    }

    /** Small segments and what waits, once they are enough for one of full size, or too many. */
    private static Uni<SortedSet<Key>> merge(SqlConnection connection, UUID project, RowSet<Row> small, SortedSet<Key> keys) {
        int spans = keys.size();
        List<Long> segments = new ArrayList<>();
        for (Row row : small) {
            segments.add(row.getLong(0));
            spans += row.getInteger(1);
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

    private static void add(RowSet<Row> rows, SortedSet<Key> keys) {
        for (Row row : rows) {
            Long[] starts = row.getArrayOfLongs(0);
            Long[] ids = row.getArrayOfLongs(1);
            for (int i = 0; i < starts.length; i++) {
                keys.add(new Key(starts[i], ids[i]));
            }
        }
    }

    private static Uni<Integer> write(SqlConnection connection, UUID project, List<Key> keys) {
        Draft draft = new Draft(keys.subList(0, Math.min(FULL_SPANS, keys.size())));
        return collect(draft, new Pieces(connection, project, draft.keys)).chain(() -> {
            List<Key> taken = keys.subList(0, draft.size);
            List<Key> rest = keys.subList(draft.size, keys.size());
            boolean full = draft.size == FULL_SPANS || !rest.isEmpty();
            Long[] starts = starts(taken);
            return connection.preparedQuery(INSERT)
                    .execute(Tuple.of(project, full, starts, draft.unlisted.toArray(Integer[]::new)))
                    .chain(rows -> {
                        long segment = rows.iterator().next().getLong(0);
                        return connection.preparedQuery(INSERT_CHUNKS).execute(Tuple.of(project, segment, starts, ids(taken)))
                                .chain(() -> terms(connection, project, segment, draft, full));
                    })
                    .chain(() -> rest.isEmpty() ? Uni.createFrom().voidItem()
                            : connection.preparedQuery(PUT_BACK).execute(Tuple.of(project, starts(rest), ids(rest)))
                                    .replaceWithVoid())
                    .replaceWith(draft.size);
        });
    }

    private static Uni<Void> terms(SqlConnection connection, UUID project, long segment, Draft draft, boolean full) {
        return Uni.createFrom().item(() -> draft.terms
                .postings(full ? Postings.Size.FULL : Postings.Size.SMALL, draft.size))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(postings -> connection.preparedQuery(INSERT_TERMS).execute(Tuple.of(project, segment,
                        postings.keySet().toArray(Integer[]::new),
                        postings.values().stream().map(Buffer::buffer).toArray(Buffer[]::new))))
                .replaceWithVoid();
    }

    private static Uni<Void> collect(Draft draft, Pieces pieces) {
        return pieces.next().emitOn(Infrastructure.getDefaultWorkerPool()).chain(rows -> {
            draft.add(rows, Math.min(PIECE, draft.keys.size() - draft.size));
            return draft.isComplete() ? Uni.createFrom().voidItem() : collect(draft, pieces);
        });
    }

    private static Long[] starts(List<Key> keys) {
        return keys.stream().map(Key::start).toArray(Long[]::new);
    }

    private static Long[] ids(List<Key> keys) {
        return keys.stream().map(Key::id).toArray(Long[]::new);
    }

    /** @param start in microseconds */
    private record Key(long start, long id) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return start != other.start ? Long.compare(start, other.start) : Long.compare(id, other.id);
        }
    }

    /** The contents of spans, piece by piece: while one is worked on the next is on its way. */
    private static final class Pieces {

        private final SqlConnection connection;
        private final UUID project;
        private final List<Key> keys;
        private int asked;
        private Uni<RowSet<Row>> coming;

        /** @param keys at least one */
        Pieces(SqlConnection connection, UUID project, List<Key> keys) {
            this.connection = connection;
            this.project = project;
            this.keys = keys;
            coming = ask();
        }

        /** Rows of the next keys, none for spans that are gone; to be called as often as there are pieces. */
        Uni<RowSet<Row>> next() {
            return coming.invoke(rows -> {
                if (asked < keys.size()) {
                    coming = ask();
                }
            });
        }

        private Uni<RowSet<Row>> ask() {
            List<Key> piece = keys.subList(asked, Math.min(asked + PIECE, keys.size()));
            asked += piece.size();
            Uni<RowSet<Row>> rows = connection.preparedQuery(CONTENT).execute(Tuple.of(project, starts(piece), ids(piece)))
                    .memoize().indefinitely();
            rows.subscribe().with(come -> {
            }, failure -> {
                // Whoever asks for the piece is told.
            });
            return rows;
        }
    }

    /** A segment while its terms are collected. */
    private static final class Draft {

        final List<Key> keys;
        final TermCollection terms = new TermCollection();
        final List<Integer> unlisted = new ArrayList<>();
        /** How many of the keys belong to the segment; each has its terms collected. */
        int size;

        Draft(List<Key> keys) {
            this.keys = keys;
        }

        boolean isComplete() {
            return size == keys.size() || terms.isFull();
        }

        /** @param rows of the next keys, none for those that are gone */
        void add(RowSet<Row> rows, int keys) {
            int end = size + keys;
            for (Row row : rows) {
                int place = size + row.getInteger(0) - 1;
                if (terms.isFull()) {
                    end = place;
                    break;
                }
                if (!addTerms(place, row)) {
                    unlisted.add(place);
                }
            }
            size = end;
        }

        private boolean addTerms(int place, Row row) {
            try {
                byte[] attributes = SpanRows.payload(row, 1);
                return attributes != null && terms.add(place, attributes, SpanRows.payload(row, 2));
            } catch (IllegalArgumentException | UncheckedIOException e) {
                // A damaged row. It is for those who read it to say so; the others are indexed all the same.
                LOG.errorf(e, "A span at %d µs cannot be read", keys.get(place).start());
                return false;
            }
        }
    }
}
