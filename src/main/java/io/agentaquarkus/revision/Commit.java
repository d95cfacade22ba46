package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A revision to be added to a variant.
 *
 * @param artifactId null where the variant says enough
 * @param slug null takes a random one
 * @param data the whole data, or null
 * @param delta what to change of the data that the variant has, or null
 */
public record Commit(UUID artifactId, UUID variantId, String slug, Header header, String message, ObjectNode data,
        ObjectNode delta) {

    Commit withData(ObjectNode other) {
        return new Commit(artifactId, variantId, slug, header, message, other, null);
    }
}
