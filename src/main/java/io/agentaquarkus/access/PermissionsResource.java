package io.agentaquarkus.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** What the SDK asks before it runs a workflow (reference: agenta-platform, section 6.3). */
@Path("/access/permissions")
public class PermissionsResource {

    private static final Set<String> RESOURCES = Set.of("service", "local_secrets");

    private final Caller caller;
    private final Permissions permissions;
    private final Authenticator authenticator;

    PermissionsResource(Caller caller, Permissions permissions, Authenticator authenticator) {
        this.caller = caller;
        this.permissions = permissions;
        this.authenticator = authenticator;
    }

    @GET
    @Path("check")
    public Uni<Map<String, String>> checkPermissions(@RestQuery String action, @RestQuery("scope_type") String scopeType,
            @RestQuery("scope_id") UUID scopeId, @RestQuery("resource_type") String resourceType) {
        Scope scope = caller.scope();
        if (action == null || resourceType == null || !RESOURCES.contains(resourceType)
                || !isOwn(scope, scopeType, scopeId)) {
            throw denied();
        }
        return permissions.holds(scope, action).map(allowed -> {
            if (!allowed) {
                throw denied();
            }
            return Map.of("effect", "allow", "credentials", authenticator.credentialsFor(scope));
        });
    }

    private static boolean isOwn(Scope scope, String type, UUID id) {
        if (type == null) {
            return id == null;
        }
        return type.equals("project") && scope.projectId().equals(id)
                || type.equals("workspace") && scope.workspaceId().equals(id);
    }

    private static Problem denied() {
        return new Problem(403, "Forbidden");
    }
}
