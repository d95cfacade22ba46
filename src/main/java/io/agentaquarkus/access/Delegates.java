package io.agentaquarkus.access;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Scopes for what the server does on behalf of users after their request has been answered. */
@ApplicationScoped
public class Delegates {

    private static final String FIND = """
            select p.organization_id, p.workspace_id, u.email from project p, app_user u where p.id = $1 and u.id = $2
            """;

    private final Pool pool;
    private final Authenticator authenticator;

    Delegates(Pool pool, Authenticator authenticator) {
        this.pool = pool;
        this.authenticator = authenticator;
    }

    /** The scope with short-lived credentials of its own; null when project or user are no more. */
    public Uni<Scope> scope(UUID projectId, UUID userId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(projectId, userId)).map(rows -> {
            if (rows.rowCount() == 0) {
                return null;
            }
            Row row = rows.iterator().next();
            Scope scope = new Scope(row.getUUID("organization_id"), row.getUUID("workspace_id"), projectId, userId,
                    row.getString("email"), null, null);
            return new Scope(scope.organizationId(), scope.workspaceId(), projectId, userId, scope.userEmail(), null,
                    authenticator.credentialsFor(scope));
        });
    }
}
