package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

/**
 * Replaces references inside a revision's data by what they point to. The engine serves revisions without knowing how
 * references are written in them.
 */
public interface EmbedResolver {

    /**
     * The data given is not changed. Fails with 400 when an embed cannot be replaced and the policy does not tolerate it, or
     * when a limit is exceeded.
     */
    Uni<Resolution> resolve(UUID projectId, ObjectNode data, EmbedOptions options);

    /** With the limits and the policy that a retrieval has. */
    default Uni<Resolution> resolve(UUID projectId, ObjectNode data) {
        return resolve(projectId, data, EmbedOptions.DEFAULT);
    }
}
