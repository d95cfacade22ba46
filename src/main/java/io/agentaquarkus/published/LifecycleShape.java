package io.agentaquarkus.published;

import java.time.Instant;
import java.util.UUID;

import io.agentaquarkus.revision.Lifecycle;

/** {@code Lifecycle}: when something was made and changed, and by whom. */
record LifecycleShape(Instant createdAt, Instant updatedAt, UUID createdById, UUID updatedById) implements Shape {

    static LifecycleShape of(Lifecycle lifecycle) {
        return new LifecycleShape(lifecycle.createdAt(), lifecycle.updatedAt(), lifecycle.createdById(),
                lifecycle.updatedById());
    }
}
