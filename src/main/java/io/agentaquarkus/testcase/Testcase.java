package io.agentaquarkus.testcase;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored row of a testset. It never changes.
 *
 * @param data JSON text of an object
 * @param flags JSON text or null, as tags and meta
 */
public record Testcase(UUID id, UUID testsetId, String data, String flags, String tags, String meta, Instant createdAt,
        UUID createdById) {
}
