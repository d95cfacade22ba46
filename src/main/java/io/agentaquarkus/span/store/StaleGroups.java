package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.filter.SpanField;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Sessions and users some of whose spans were taken out: until they are settled here, every list looks at their spans for
 * their beginnings. Those of projects that delete much would become many.
 */
@ApplicationScoped
public class StaleGroups {

    /** Longer than any writer relies on what it noted, see {@link GroupTimes}. */
    static final Duration SETTLED_AFTER = Duration.ofHours(1);

    private static final int BATCH = 1_000;

    private static final String SETTLE = """
            with due as materialized (
                select project_id, kind, id from span_group
                where project_id = $1 and stale and stale_since < now() - $2 * interval '1 second'
                order by kind, id limit %2$d for update
            ), begun as materialized (
                select d.project_id, d.kind, d.id, case d.kind
                    when 0 then (select min(%1$s) from span s where s.project_id = d.project_id and in_session = d.id)
                    else (select min(%1$s) from span s where s.project_id = d.project_id and by_user = d.id) end as first_us
                from due d
            ), gone as (
                delete from span_group g using begun b
                where g.project_id = b.project_id and g.kind = b.kind and g.id = b.id and b.first_us is null
            ), settled as (
                update span_group g set first_us = b.first_us, stale = false, stale_since = null from begun b
                where g.project_id = b.project_id and g.kind = b.kind and g.id = b.id and b.first_us is not null
            )
            select count(*)::int4 from due
            """.formatted(SpanField.START_TIME.column(), BATCH);
    private static final String PROJECTS = """
            select project_id from span_group where stale and stale_since < now() - $1 * interval '1 second'
            group by project_id
            """;

    private final Pool pool;

    StaleGroups(Pool pool) {
        this.pool = pool;
    }

    /** Settles what has been stale for long enough. */
    public Uni<Void> settle() {
        return pool.preparedQuery(PROJECTS).execute(Tuple.of(SETTLED_AFTER.toSeconds()))
                .onItem().transformToMulti(rows -> io.smallrye.mutiny.Multi.createFrom().iterable(rows))
                .onItem().transformToUniAndConcatenate(row -> settle(row.getUUID(0), SETTLED_AFTER))
                .collect().last().replaceWithVoid();
    }

    Uni<Void> settle(UUID project, Duration after) {
        return pool.preparedQuery(SETTLE).execute(Tuple.of(project, after.toSeconds()))
                .chain(rows -> rows.iterator().next().getInteger(0) < BATCH ? Uni.createFrom().voidItem()
                        : settle(project, after));
    }
}
