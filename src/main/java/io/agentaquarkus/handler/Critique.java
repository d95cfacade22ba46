package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.PythonText;

/**
 * {@code auto_ai_critique}: a model judges the outputs. As no provider's key can be stored yet, it ends where one is needed.
 */
final class Critique {

    private static final String SCHEMA = "json_schema";
    private static final List<String> RESPONSES = List.of("text", "json_object", SCHEMA);
    private static final String MODEL = "gpt-3.5-turbo";

    private Critique() {
    }

    static JsonNode evaluate(Invocation invocation) {
        JsonNode template = invocation.required("prompt_template");
        if (!template.isArray()) {
            throw HandlerFailure.invalidParameter("prompt_template", "list", template);
        }
        JsonNode parameters = invocation.parameters();
        JsonNode model = parameters.has("model") ? parameters.get("model") : TextNode.valueOf(MODEL);
        requireText("model", model);
        if (parameters.hasNonNull("connection")) {
            requireText("connection", parameters.get("connection"));
        }
        checkResponse(parameters);
        if (!invocation.inputs().isNull()) {
            invocation.requiredInputs();
        }
        throw HandlerFailure.noApiKey(model.textValue());
    }

    private static void checkResponse(JsonNode parameters) {
        boolean isFour = parameters.has("version") && PythonText.printed(parameters.get("version")).equals("4");
        JsonNode response = parameters.has("response_type") ? parameters.get("response_type")
                : TextNode.valueOf(isFour ? SCHEMA : "text");
        if (!response.isTextual() || !RESPONSES.contains(response.textValue())) {
            throw HandlerFailure.invalidParameter("response_type", PythonText.of(JsonNodeFactory.instance.arrayNode()
                    .addAll(RESPONSES.stream().map(TextNode::valueOf).toList())), response);
        }
        JsonNode schema = Invocation.member(parameters, SCHEMA);
        if (response.textValue().equals(SCHEMA) && !schema.isObject()) {
            throw HandlerFailure.invalidParameter(SCHEMA, "dict", schema);
        }
    }

    private static void requireText(String parameter, JsonNode value) {
        if (!value.isTextual()) {
            throw HandlerFailure.invalidParameter(parameter, "str", value);
        }
    }
}
