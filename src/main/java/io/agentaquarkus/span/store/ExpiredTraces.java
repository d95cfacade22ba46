package io.agentaquarkus.span.store;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.filter.SpanField;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Deletes the oldest traces of a project, whole, by the time at which their first root was stored, some hundred in a
 * transaction. Lists of sessions and the search stay true: triggers and the next look at the spans see to that. The rows of a
 * project are not in partitions of their own time: see docs/decisions.md.
 */
@ApplicationScoped
public class ExpiredTraces {

    private static final int BATCH = 500;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    /** One at a time in all servers. The transaction ends it. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(%d, hashtext($1::text))".formatted(0x52455445);
    private static final String OLDER_THAN = "select now() - $1 * interval '1 day'";
    private static final String BEYOND = """
            select created_at from span where project_id = $1 and parent_id = 0
            order by created_at desc offset $2 limit 1
            """;
    private static final String DELETE = """
            with old as (
                select distinct trace_id from (
                    select trace_id from span where project_id = $1 and parent_id = 0 and created_at < $2
                    order by created_at limit %d) roots)
            delete from span s using old where s.project_id = $1 and s.trace_id = old.trace_id
            """.formatted(BATCH);
    /** Roots that were stored in the same moment as the last one that is kept: of these, the smaller ids go. */
    private static final String DELETE_TIES = """
            with old as (
                select distinct trace_id from (
                    select trace_id from span where project_id = $1 and parent_id = 0 and created_at = $2
                    order by trace_id desc, span_id desc
                    offset $3 - (select count(*) from span where project_id = $1 and parent_id = 0 and created_at > $2)
                    limit %d) roots)
            delete from span s using old where s.project_id = $1 and s.trace_id = old.trace_id
            """.formatted(BATCH);

    /** A segment was made after its spans were stored. */
    private static final String SEGMENT = """
            select id from span_segment where project_id = $1 and created_at < $2 order by id limit 1
            """;
    private static final String KEYS = """
            create temporary table expired on commit drop as
            select distinct s.project_id, s.trace_id, k.start_us, k.span_id
            from (select unnest(starts) as start_us, unnest(span_ids) as span_id from span_segment_chunk
                where project_id = '%2$s' and segment_id = %3$d) k
            cross join lateral (select project_id, trace_id from span
                where project_id = '%2$s' and %1$s = k.start_us and span_id = k.span_id offset 0) s
            """;
    private static final String DELETE_ROOTLESS = """
            delete from span s using (
                select distinct e.project_id, e.trace_id from expired e where not exists (
                    select 1 from span r where r.project_id = e.project_id and r.trace_id = e.trace_id
                        and (r.parent_id = 0 or r.created_at >= $1))) e
            where s.project_id = e.project_id and s.trace_id = e.trace_id
            """;
    /** What is still there gets into another segment. */
    private static final String PUT_BACK = """
            insert into span_unindexed (project_id, id, spans, starts, span_ids) overriding system value
            select e.project_id, %s, count(*), array_agg(e.start_us), array_agg(e.span_id) from expired e
            where exists (select 1 from span s where s.project_id = e.project_id and s.trace_id = e.trace_id
                and s.span_id = e.span_id)
            group by e.project_id
            """.formatted(SegmentWriter.AGAIN);
    private static final List<String> DELETE_SEGMENT = List.of(
            "delete from span_segment_chunk where project_id = $1 and segment_id = $2",
            "delete from span_segment_terms where project_id = $1 and segment_id = $2",
            "delete from span_segment where project_id = $1 and id = $2");

    private final Pool pool;
    private final SegmentWriter segments;

    ExpiredTraces(Pool pool, SegmentWriter segments) {
        this.pool = pool;
        this.segments = segments;
    }

    /** Deletes what was stored before so many days. */
    public Uni<Void> deleteOlder(UUID project, int days) {
        return pool.preparedQuery(OLDER_THAN).execute(Tuple.of(days))
                .chain(rows -> deleteBefore(project, rows.iterator().next().getOffsetDateTime(0)));
    }

    /** Keeps as many traces, the latest, counted by their roots. */
    public Uni<Void> deleteBeyond(UUID project, long traces) {
        return pool.preparedQuery(BEYOND).execute(Tuple.of(project, traces)).chain(rows -> {
            if (rows.rowCount() == 0) {
                return Uni.createFrom().voidItem();
            }
            OffsetDateTime last = rows.iterator().next().getOffsetDateTime(0);
            return deleteBefore(project, last)
                    .chain(() -> batches(project, connection -> connection.preparedQuery(DELETE_TIES)
                            .execute(Tuple.of(project, last, traces)).map(deleted -> deleted.rowCount())));
        });
    }

    private Uni<Void> deleteBefore(UUID project, OffsetDateTime time) {
        return batches(project, connection -> connection.preparedQuery(DELETE).execute(Tuple.of(project, time))
                .map(deleted -> deleted.rowCount()))
                .chain(() -> batches(project, connection -> sweep(connection, project, time)))
                // So that what has no root is reached one day, however little is written.
                .chain(() -> segments.write(project)).replaceWithVoid();
    }

    /** One transaction after the other, until one finds nothing or another server is at it. */
    private Uni<Void> batches(UUID project, Function<SqlConnection, Uni<Integer>> batch) {
        return pool.withTransaction(connection -> connection
                .query("set local statement_timeout = " + TIME_LIMIT.toMillis()).execute()
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(project.toString())))
                .chain(locked -> locked.iterator().next().getBoolean(0) ? batch.apply(connection)
                        : Uni.createFrom().item(0)))
                .onFailure(PgSpanWriter::isCollision).retry().atMost(PgSpanWriter.COLLISION_RETRIES)
                // Must not be cancelled half-way: the connection would go back to the pool with its transaction open.
                .memoize().indefinitely()
                .chain(done -> done == 0 ? Uni.createFrom().voidItem() : batches(project, batch));
    }

    /** One segment: spans without a root go with it, those that are still there go to another. */
    private static Uni<Integer> sweep(SqlConnection connection, UUID project, OffsetDateTime time) {
        return connection.preparedQuery(SEGMENT).execute(Tuple.of(project, time)).chain(rows -> {
            List<Row> found = new ArrayList<>();
            rows.forEach(found::add);
            if (found.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            long segment = found.get(0).getLong(0);
            Uni<Void> all = connection
                    .query(KEYS.formatted(SpanField.START_TIME.column(), project, segment)).execute()
                    .chain(() -> connection.preparedQuery(DELETE_ROOTLESS).execute(Tuple.of(time)))
                    .chain(() -> connection.query(PUT_BACK).execute()).replaceWithVoid();
            for (String sql : DELETE_SEGMENT) {
                all = all.chain(() -> connection.preparedQuery(sql).execute(Tuple.of(project, segment)).replaceWithVoid());
            }
            return all.replaceWith(1);
        });
    }
}
