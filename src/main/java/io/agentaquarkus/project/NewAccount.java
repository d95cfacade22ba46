package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import io.agentaquarkus.access.ApiKey;
import io.agentaquarkus.access.Scope;

/**
 * What came into being with an account: a user who owns an organization with one workspace and one project.
 *
 * @param key the only time that the secret of the key is known
 */
public record NewAccount(Scope scope, String uid, String username, String organizationName, Instant createdAt,
        UUID organizationMembership, UUID workspaceMembership, UUID projectMembership, ApiKey key) {
}
