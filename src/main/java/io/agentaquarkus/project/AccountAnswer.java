package io.agentaquarkus.project;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.Times;

/** A new account as the administrator sees it. {@code apiKeys} maps the name {@code key} to the key itself. */
record AccountAnswer(User user, Map<String, Organization> organizations, Map<String, Workspace> workspaces,
        Map<String, Project> projects, @JsonProperty("organization_memberships") List<Membership> organizationMemberships,
        @JsonProperty("workspace_memberships") List<Membership> workspaceMemberships,
        @JsonProperty("project_memberships") List<Membership> projectMemberships,
        @JsonProperty("api_keys") Map<String, String> apiKeys) {

    private static final String OWNER = "owner";

    static AccountAnswer of(NewAccount account, boolean showKey) {
        Scope scope = account.scope();
        String at = Times.offset(account.createdAt());
        UUID user = scope.userId();
        return new AccountAnswer(
                new User(user, account.uid(), scope.userEmail(), account.username(), account.username(), at, at),
                Map.of("org", new Organization(scope.organizationId(), account.organizationName(), user, at, at)),
                Map.of("wrk", new Workspace(scope.workspaceId(), "Default", scope.organizationId(), at, at)),
                Map.of("prj", new Project(scope.projectId(), "Default", scope.organizationId(), scope.workspaceId(), true,
                        at, at)),
                List.of(new Membership(account.organizationMembership(), scope.organizationId(), null, null, user, OWNER)),
                List.of(new Membership(account.workspaceMembership(), null, scope.workspaceId(), null, user, OWNER)),
                List.of(new Membership(account.projectMembership(), null, null, scope.projectId(), user, OWNER)),
                showKey ? Map.of("key", account.key().text()) : null);
    }

    record User(UUID id, String uid, String email, String username, String name,
            @JsonProperty("created_at") String createdAt, @JsonProperty("updated_at") String updatedAt) {
    }

    record Organization(UUID id, String name, @JsonProperty("owner_user_id") UUID ownerId,
            @JsonProperty("created_at") String createdAt, @JsonProperty("updated_at") String updatedAt) {
    }

    record Workspace(UUID id, String name, @JsonProperty("organization_id") UUID organizationId,
            @JsonProperty("created_at") String createdAt, @JsonProperty("updated_at") String updatedAt) {
    }

    record Project(UUID id, String name, @JsonProperty("organization_id") UUID organizationId,
            @JsonProperty("workspace_id") UUID workspaceId, @JsonProperty("is_default") boolean isDefault,
            @JsonProperty("created_at") String createdAt, @JsonProperty("updated_at") String updatedAt) {
    }

    record Membership(UUID id, @JsonProperty("organization_id") UUID organizationId,
            @JsonProperty("workspace_id") UUID workspaceId, @JsonProperty("project_id") UUID projectId,
            @JsonProperty("user_id") UUID userId, String role) {
    }
}
