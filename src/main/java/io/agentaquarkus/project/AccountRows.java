package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import io.agentaquarkus.access.ApiKey;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.identity.Ids;
import io.smallrye.mutiny.Uni;

/** The rows of one new account, made together and written in the order of their foreign keys. */
final class AccountRows {

    private static final String OWNER = "owner";
    private static final String DEFAULT = "Default";

    private final Instant now;
    private final ApiKey key = ApiKey.generate();
    private final UserEntity user = new UserEntity();
    private final OrganizationEntity organization = new OrganizationEntity();
    private final WorkspaceEntity workspace = new WorkspaceEntity();
    private final ProjectEntity project = new ProjectEntity();
    private final MembershipEntity ofOrganization;
    private final MembershipEntity ofWorkspace;
    private final MembershipEntity ofProject;

    AccountRows(String email, String username, Instant now) {
        this.now = now;
        user.id = Ids.next();
        user.uid = UUID.randomUUID().toString();
        user.email = email;
        user.username = username;
        user.createdAt = user.updatedAt = now;
        organization.id = Ids.next();
        organization.name = username + "'s Organization";
        organization.ownerId = user.id;
        organization.createdAt = organization.updatedAt = now;
        workspace.id = Ids.next();
        workspace.organizationId = organization.id;
        workspace.name = DEFAULT;
        workspace.createdAt = workspace.updatedAt = now;
        project.id = Ids.next();
        project.organizationId = organization.id;
        project.workspaceId = workspace.id;
        project.name = DEFAULT;
        project.isDefault = true;
        project.createdAt = project.updatedAt = now;
        ofOrganization = owner("organization", organization.id);
        ofWorkspace = owner("workspace", workspace.id);
        ofProject = owner("project", project.id);
    }

    Uni<NewAccount> persist(Mutiny.Session session) {
        // The entities have no mapped relations that would order the inserts, hence the flushes.
        return session.persist(user).chain(session::flush)
                .chain(() -> session.persist(organization)).chain(session::flush)
                .chain(() -> session.persist(workspace)).chain(session::flush)
                .chain(() -> session.persistAll(project, ofOrganization, ofWorkspace, ofProject)).chain(session::flush)
                .chain(() -> session.persist(keyRow(key, project.id, user.id, now)))
                .replaceWith(this::account);
    }

    static ApiKeyEntity keyRow(ApiKey key, UUID projectId, UUID userId, Instant now) {
        ApiKeyEntity row = new ApiKeyEntity();
        row.id = Ids.next();
        row.prefix = key.prefix();
        row.secretHash = key.secretHash();
        row.projectId = projectId;
        row.userId = userId;
        row.createdAt = row.lastUsedAt = now;
        return row;
    }

    private NewAccount account() {
        Scope scope = new Scope(organization.id, workspace.id, project.id, user.id, user.email, organization.name,
                "ApiKey " + key.text());
        return new NewAccount(scope, user.uid, user.username, organization.name, now, ofOrganization.id, ofWorkspace.id,
                ofProject.id, key);
    }

    private MembershipEntity owner(String level, UUID target) {
        MembershipEntity membership = new MembershipEntity();
        membership.id = Ids.next();
        membership.level = level;
        membership.targetId = target;
        membership.userId = user.id;
        membership.role = OWNER;
        membership.createdAt = now;
        return membership;
    }
}
