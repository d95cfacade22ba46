package io.agentaquarkus.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the scope of an API key. */
@ApplicationScoped
class KeyStore {

    private static final String FIND = """
            update api_key k set last_used_at = now()
            from project p, app_user u
            where k.prefix = $1 and k.secret_hash = $2 and (k.expires_at is null or k.expires_at > now()) and p.id = k.project_id and u.id = k.user_id
            returning p.organization_id, p.workspace_id, p.id as project_id, u.id as user_id, u.email
            """;

    private final Pool pool;

    KeyStore(Pool pool) {
        this.pool = pool;
    }

    /** The scope, or null when the key is unknown, wrong or expired; only a key that is right was used. */
    Uni<Scope> find(ApiKey key) {
        return pool.preparedQuery(FIND).execute(Tuple.of(key.prefix(), key.secretHash()))
                .map(rows -> rows.rowCount() == 0 ? null : scope(rows.iterator().next(), key));
    }

    private static Scope scope(Row row, ApiKey key) {
        return new Scope(row.getUUID("organization_id"), row.getUUID("workspace_id"), row.getUUID("project_id"),
                row.getUUID("user_id"), row.getString("email"), null, "ApiKey " + key.text());
    }
}
