package io.agentaquarkus.access;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Whether a user may do something in a project (reference: agenta-platform, section 6.1): a member of organization and
 * workspace whose role in the project holds the permission; an organization's owner may do everything.
 */
@ApplicationScoped
public class Permissions {

    private static final String ROLE = """
            select (o.owner_id = $2) as is_owner, (select role from membership
                where level = 'project' and target_id = p.id and user_id = $2) as role
            from project p join organization o on o.id = p.organization_id
            where p.id = $1
              and exists (select 1 from membership where level = 'organization' and target_id = o.id and user_id = $2)
              and exists (select 1 from membership where level = 'workspace' and target_id = p.workspace_id and user_id = $2)
            """;

    private final Pool pool;
    private final Cache<Member, Set<String>> held;

    Permissions(Pool pool, AccessConfig config) {
        this.pool = pool;
        this.held = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(config.keyCacheTime()).build();
    }

    /** Completes, or fails with the common 403. */
    public Uni<Void> require(Scope scope, String permission) {
        return holds(scope, permission).invoke(allowed -> {
            if (!allowed) {
                throw Problem.forbidden();
            }
        }).replaceWithVoid();
    }

    public Uni<Boolean> holds(Scope scope, String permission) {
        Member member = new Member(scope.projectId(), scope.userId());
        Set<String> known = held.getIfPresent(member);
        if (known != null) {
            return Uni.createFrom().item(known.contains(permission));
        }
        return pool.preparedQuery(ROLE).execute(Tuple.of(member.projectId(), member.userId()))
                .map(rows -> rows.rowCount() == 0 ? Set.<String> of() : permissions(rows.iterator().next()))
                .invoke(permissions -> held.put(member, permissions))
                .map(permissions -> permissions.contains(permission));
    }

    /** To be called when memberships have changed. */
    public void forget() {
        held.invalidateAll();
    }

    private static Set<String> permissions(Row row) {
        Role role = Boolean.TRUE.equals(row.getBoolean("is_owner")) ? Role.OWNER : Role.of(row.getString("role"));
        return role == null ? Set.of() : role.permissions();
    }

    private record Member(UUID projectId, UUID userId) {
    }
}
