package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.UUID;

/** When an entity was made, changed and archived, and by whom. What did not happen is null. */
public record Lifecycle(Instant createdAt, Instant updatedAt, Instant deletedAt, UUID createdById, UUID updatedById,
        UUID deletedById) {
}
