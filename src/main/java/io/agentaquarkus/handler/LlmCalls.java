package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.model.ModelFailure;
import io.smallrye.mutiny.Uni;

/**
 * Asks the models of {@code llm} in their order, until one answers.
 *
 * @param entries each with a {@code model}
 */
record LlmCalls(ModelAccess models, List<ObjectNode> entries) {

    private static final List<String> PARAMETERS = List.of("temperature", "max_tokens", "top_p", "frequency_penalty",
            "presence_penalty", "reasoning_effort", "chat_template_kwargs");

    /** None of the models could be asked. */
    static final class Exhausted extends RuntimeException {

        Exhausted(String last) {
            super("All LLM entries exhausted. Last error: " + last, null, false, false);
        }
    }

    /**
     * Fails with {@link Exhausted}, and with the {@link ModelFailure} of a model that could be asked and refused.
     *
     * @param tools what models are offered; null for nothing
     */
    Uni<ModelAnswer> ask(ArrayNode messages, ArrayNode tools) {
        return ask(messages, tools, 0, "No model is named.");
    }

    private Uni<ModelAnswer> ask(ArrayNode messages, ArrayNode tools, int next, String last) {
        if (next == entries.size()) {
            return Uni.createFrom().failure(new Exhausted(last));
        }
        ObjectNode entry = entries.get(next);
        return models.connect(entry.get("model").asText(), entry.path("connection").asText(null))
                .chain(connection -> models.chat(connection, messages, parameters(entry, tools)))
                .onFailure(LlmCalls::isUnavailable)
                .recoverWithUni(failure -> ask(messages, tools, next + 1, failure.getMessage()));
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof ModelFailure known && switch (known.reason()) {
            case NO_KEY -> true;
            case REFUSED -> List.of(401, 403, 404, 429, 503).contains(known.status());
            default -> false;
        };
    }

    private static ObjectNode parameters(ObjectNode entry, ArrayNode tools) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        PARAMETERS.stream().filter(entry::hasNonNull).forEach(name -> parameters.set(name, entry.get(name)));
        if (tools != null && !tools.isEmpty()) {
            parameters.set("tools", tools);
            JsonNode choice = entry.path("tool_choice");
            if (!choice.isMissingNode() && !choice.isNull()) {
                parameters.set("tool_choice", choice);
            }
        }
        return parameters;
    }
}
