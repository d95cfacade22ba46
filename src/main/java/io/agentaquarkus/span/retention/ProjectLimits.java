package io.agentaquarkus.span.retention;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The limits of projects that have their own, and the server's for the others. */
@ApplicationScoped
class ProjectLimits {

    private static final String ALL = """
            select p.id, r.days, r.traces from project p left join retention r on r.project_id = p.id
            """;
    private static final String SET = """
            insert into retention (project_id, days, traces) select id, $2, $3 from project where id = $1
            on conflict (project_id) do update set days = excluded.days, traces = excluded.traces
            returning project_id
            """;

    private final Pool pool;
    private final Limits defaults;

    ProjectLimits(Pool pool, RetentionConfig config) {
        this.pool = pool;
        defaults = new Limits(config.days(), (long) config.traces());
    }

    /** What is in effect where nothing is set for a project. */
    Limits defaults() {
        return defaults;
    }

    /** Every project from which something may have to be deleted, with what is in effect there. */
    Uni<Map<UUID, Limits>> limited() {
        return pool.query(ALL).execute().map(rows -> {
            Map<UUID, Limits> limited = new LinkedHashMap<>();
            for (Row row : rows) {
                Limits limits = limits(row).orElse(defaults);
                if (limits.isLimited()) {
                    limited.put(row.getUUID(0), limits);
                }
            }
            return limited;
        });
    }

    /** What is set for the project itself; fails with 404 when there is no such project. */
    Uni<Limits> get(UUID project) {
        return pool.preparedQuery(ALL + " where p.id = $1").execute(Tuple.of(project)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw missing();
            }
            return limits(rows.iterator().next());
        });
    }

    /** Fails with 404 when there is no such project. */
    Uni<Void> set(UUID project, Limits limits) {
        return pool.preparedQuery(SET).execute(Tuple.of(project, limits.days(), limits.traces())).invoke(rows -> {
            if (rows.rowCount() == 0) {
                throw missing();
            }
        }).replaceWithVoid();
    }

    private static Limits limits(Row row) {
        return new Limits(row.getInteger(1), row.getLong(2));
    }

    private static Problem missing() {
        return new Problem(404, "There is no such project.");
    }
}
