package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.UUID;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.Times;

/** Who changes what in which project, and when: the same moment for all rows of one change. */
public record Actor(UUID projectId, UUID userId, Instant now) {

    public static Actor of(Scope scope) {
        return new Actor(scope.projectId(), scope.userId(), Times.now());
    }

    /** Of what the actor makes. */
    public Lifecycle created() {
        return new Lifecycle(now, null, null, userId, null, null);
    }

    /** Of what the actor changes. */
    public Lifecycle updated(Lifecycle before) {
        return new Lifecycle(before.createdAt(), now, before.deletedAt(), before.createdById(), userId, before.deletedById());
    }

    /** Of what the actor puts away or takes back. */
    public Lifecycle archived(Lifecycle before, boolean archived) {
        return new Lifecycle(before.createdAt(), now, archived ? now : null, before.createdById(), userId,
                archived ? userId : null);
    }
}
