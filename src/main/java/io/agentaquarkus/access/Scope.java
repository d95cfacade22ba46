package io.agentaquarkus.access;

import java.util.UUID;

/**
 * Whom a request speaks for. It comes from the credential alone: no header, query or body value can widen it, and every
 * query of a tenant filters by {@link #projectId()}.
 *
 * @param credentials the {@code Authorization} value to send on when the server calls a workflow for this caller
 */
public record Scope(UUID organizationId, UUID workspaceId, UUID projectId, UUID userId, String userEmail,
        String organizationName, String credentials) {

    @Override
    public String toString() {
        return "Scope[project=" + projectId + ", user=" + userId + "]";
    }
}
