package io.agentaquarkus.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/** What a workflow may be used as. */
public record Roles(boolean application, boolean evaluator, boolean snippet) {

    /** {@code is_application}, {@code is_evaluator}, {@code is_snippet}. */
    public ObjectNode flags() {
        return ExactJson.MAPPER.createObjectNode().put("is_application", application).put("is_evaluator", evaluator)
                .put("is_snippet", snippet);
    }
}
