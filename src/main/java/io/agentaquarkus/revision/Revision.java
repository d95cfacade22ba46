package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One committed state of a variant. Its data never changes.
 *
 * @param version counts from 0 within the variant, archived ones included
 * @param data null when it was committed without
 */
public record Revision(UUID id, String slug, int version, Variant variant, Header header, String message, UUID authorId,
        Instant authoredAt, ObjectNode data, Lifecycle lifecycle) {

    public Artifact artifact() {
        return variant.artifact();
    }

    public Revision with(Header otherHeader, ObjectNode otherData) {
        return new Revision(id, slug, version, variant, otherHeader, message, authorId, authoredAt, otherData, lifecycle);
    }
}
