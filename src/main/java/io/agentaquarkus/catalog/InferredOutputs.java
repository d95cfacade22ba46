package io.agentaquarkus.catalog;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Outputs that follow from the parameters of a workflow. They decide which metrics an evaluation computes. */
final class InferredOutputs {

    private static final String NUMBER = "number";

    private InferredOutputs() {
    }

    /**
     * @param uri the URI as it was sent: its short forms infer nothing
     * @return empty when the parameters say nothing about the outputs
     */
    static Optional<ObjectNode> of(String uri, JsonNode parameters) {
        if (uri == null || parameters == null) {
            return Optional.empty();
        }
        return switch (uri) {
            case "agenta:builtin:match:v0" -> MatchOutputs.of(parameters.path("matchers"));
            case "agenta:builtin:llm:v0" -> ofResponse(parameters.path("response"));
            case "agenta:builtin:completion:v0" ->
                ofResponseFormat(parameters.path("prompt").path("llm_config").path("response_format"));
            case "agenta:builtin:auto_ai_critique:v0" -> ofJsonSchema(parameters);
            case "agenta:builtin:json_multi_field_match:v0" ->
                parameters.path("fields").isArray() ? Optional.of(ofFields(parameters)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** What a judge is told to answer. */
    static Optional<ObjectNode> ofJsonSchema(JsonNode parameters) {
        return object(parameters.path("json_schema").path("schema"));
    }

    /** A number for each of {@code fields}, beside the one for all of them. */
    static ObjectNode ofFields(JsonNode parameters) {
        ObjectNode outputs = OutputSchema.FIELDS.copy();
        ObjectNode properties = (ObjectNode) outputs.get("properties");
        for (JsonNode field : parameters.path("fields")) {
            if (field.isTextual()) {
                properties.putObject(field.textValue()).put("type", NUMBER);
            }
        }
        return outputs;
    }

    private static Optional<ObjectNode> ofResponse(JsonNode response) {
        return response.path("format").asText().equals("json") ? object(response.path("schema")) : Optional.empty();
    }

    private static Optional<ObjectNode> ofResponseFormat(JsonNode format) {
        return format.path("type").asText().equals("json_schema") ? object(format.path("json_schema").path("schema"))
                : Optional.empty();
    }

    private static Optional<ObjectNode> object(JsonNode schema) {
        return schema instanceof ObjectNode object ? Optional.of(object.deepCopy()) : Optional.empty();
    }
}
