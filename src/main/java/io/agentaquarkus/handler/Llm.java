package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;

/**
 * {@code llm}: a conversation with the first of several models that answers. As no provider's key can be stored yet, none does.
 */
final class Llm {

    private Llm() {
    }

    static JsonNode run(Invocation invocation) {
        JsonNode models = Invocation.member(invocation.parameters(), "llms");
        if (!models.isArray() || models.isEmpty()) {
            throw HandlerFailure.invalidParameter("llms", "non-empty list", models);
        }
        String last = "No model is named.";
        for (JsonNode entry : models) {
            if (entry.hasNonNull("model")) {
                last = "This server has no API key for model '" + PythonText.printed(entry.get("model")) + "'.";
            }
        }
        throw HandlerFailure.of(503, "workflows:llm-unavailable", "All LLM entries exhausted. Last error: " + last);
    }
}
