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
}
