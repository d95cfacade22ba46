package io.agentaquarkus.project;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.agentaquarkus.access.ApiKey;
import io.agentaquarkus.access.Authenticator;
import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;

/** The caller's own keys of the current project; those of other users are invisible. */
@Path("/keys")
public class KeysResource {

    private final Caller caller;
    private final Permissions permissions;
    private final Authenticator authenticator;

    KeysResource(Caller caller, Permissions permissions, Authenticator authenticator) {
        this.caller = caller;
        this.permissions = permissions;
        this.authenticator = authenticator;
    }

    @GET
    public Uni<List<Key>> listApiKeys() {
        Scope scope = caller.scope();
        return permissions.require(scope, "view_api_keys").chain(() -> Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                        "from ApiKeyEntity where projectId = ?1 and userId = ?2 order by createdAt desc, id desc",
                        ApiKeyEntity.class).setParameter(1, scope.projectId()).setParameter(2, scope.userId())
                        .getResultList())))
                .map(rows -> rows.stream().map(Key::of).toList());
    }

    /** @return the key, as a JSON string; it is never shown again */
    @POST
    public Uni<String> createApiKey() {
        Scope scope = caller.scope();
        ApiKey key = ApiKey.generate();
        return permissions.require(scope, "edit_api_keys").chain(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session
                        .persist(AccountRows.keyRow(key, scope.projectId(), scope.userId(), Times.now())))))
                .replaceWith(() -> Json.encode(key.text()));
    }

    @DELETE
    @Path("{key_prefix}")
    public Uni<Map<String, String>> deleteApiKey(@RestPath("key_prefix") String prefix) {
        Scope scope = caller.scope();
        return permissions.require(scope, "edit_api_keys").chain(() -> Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session
                        .createMutationQuery(
                                "delete from ApiKeyEntity where prefix = ?1 and projectId = ?2 and userId = ?3")
                        .setParameter(1, prefix).setParameter(2, scope.projectId()).setParameter(3, scope.userId())
                        .executeUpdate())))
                .map(deleted -> {
                    if (deleted == 0) {
                        throw Problem.notFound("API key not found or does not belong to the user.");
                    }
                    authenticator.forgetKeys();
                    return Map.of("message", "API key deleted successfully");
                });
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Key(String prefix, @JsonProperty("created_at") String createdAt,
            @JsonProperty("last_used_at") String lastUsedAt, @JsonProperty("expiration_date") String expirationDate) {

        static Key of(ApiKeyEntity row) {
            return new Key(row.prefix, Times.stamp(row.createdAt), Times.stamp(row.lastUsedAt),
                    row.expiresAt == null ? null : Times.stamp(row.expiresAt));
        }
    }
}
