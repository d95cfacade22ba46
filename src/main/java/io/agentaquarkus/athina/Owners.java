package io.agentaquarkus.athina;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;

/** How Athina names whose something is: an organization by its id, and its workspace. */
public final class Owners {

    /** Workspaces have no slugs. */
    private static final String WORKSPACE = "default";

    private Owners() {
    }

    /** Adds {@code org_id} and {@code workspace_slug}. */
    public static void name(ObjectNode entity, Scope scope) {
        entity.put("org_id", scope.organizationId().toString()).put("workspace_slug", WORKSPACE);
    }
}
