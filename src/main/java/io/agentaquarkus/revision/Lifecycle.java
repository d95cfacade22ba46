package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** When an entity was made, changed and archived, and by whom. What did not happen is null. */
@JsonNaming(SnakeCaseStrategy.class)
public record Lifecycle(Instant createdAt, Instant updatedAt, Instant deletedAt, UUID createdById, UUID updatedById,
        UUID deletedById) {
}
