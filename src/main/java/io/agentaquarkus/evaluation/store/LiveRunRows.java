package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** The runs that are evaluated live, of all projects. */
@ApplicationScoped
public class LiveRunRows {

    private static final String ALL = """
            select project_id, id, created_by_id, coalesce(updated_at, created_at) from evaluation_run
            where status = 'RUNNING' and flags like '%"is_live":true%' and flags like '%"is_active":true%' and flags like '%"is_closed":false%'
            order by project_id, id
            """;

    private final Statements statements;

    LiveRunRows(Pool pool) {
        this.statements = Statements.of(pool);
    }

    /**
     * @param userId who has made it
     * @param since when it was last changed, as by its start
     */
    public record LiveRun(UUID projectId, UUID runId, UUID userId, Instant since) {
    }

    public Uni<List<LiveRun>> all() {
        return statements.rows(ALL).map(rows -> rows.stream()
                .map(row -> new LiveRun((UUID) row[0], (UUID) row[1], (UUID) row[2], ((OffsetDateTime) row[3]).toInstant()))
                .toList());
    }
}
