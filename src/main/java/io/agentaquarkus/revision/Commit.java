package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;

/**
 * A revision to be added to a variant.
 *
 * @param artifactId null where the variant says enough
 * @param slug null takes a random one
 * @param data the whole data, or null
 * @param delta what to change of the data that the variant has, or null
 * @param baseId the revision that the client has read; null when it does not say
 */
public record Commit(UUID artifactId, UUID variantId, String slug, Header header, String message, ObjectNode data,
        ObjectNode delta, UUID baseId) {

    public Commit(UUID artifactId, UUID variantId, String slug, Header header, String message, ObjectNode data,
            ObjectNode delta) {
        this(artifactId, variantId, slug, header, message, data, delta, null);
    }

    /** For a family whose commits have the one or the other. */
    public void requireDataOrDelta() {
        if (data == null && delta == null) {
            throw Problem.badRequest("Provide either data or delta for a commit.");
        }
        if (data != null && delta != null) {
            throw Problem.badRequest("Provide either data or delta for a commit, not both.");
        }
    }

    public Commit withData(ObjectNode other) {
        return new Commit(artifactId, variantId, slug, header, message, other, null, baseId);
    }

    Commit withMessage(String other) {
        return new Commit(artifactId, variantId, slug, header, other, data, delta, baseId);
    }
}
