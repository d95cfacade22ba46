package io.agentaquarkus.prompt;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Revision;

/**
 * One version of a prompt.
 *
 * @param isDefault whether it is the one that runs when none is named
 */
public record PromptVersion(Revision revision, boolean isDefault) {

    public Artifact prompt() {
        return revision.artifact();
    }

    /** {@code {messages, template_format, llm_config}}. */
    public JsonNode content() {
        return revision.data().path("parameters").path("prompt");
    }
}
