package io.agentaquarkus.span;

import java.time.Instant;
import java.util.UUID;

/** A span together with what the server knows about its writing. {@code updatedAt} and {@code updatedBy} may be null. */
public record StoredSpan(Span span, Instant createdAt, UUID createdBy, Instant updatedAt, UUID updatedBy) {
}
