package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.DataPath;
import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/** {@code field_match_test} and {@code json_multi_field_match}: fields of the outputs are as in the right answer. */
final class FieldMatch {

    private static final String VALID_JSON = "valid JSON string";

    private FieldMatch() {
    }

    /** One member against the whole right answer. */
    static JsonNode one(Invocation invocation) {
        String field = PythonText.printed(invocation.required("json_field"));
        JsonNode reference = invocation.reference();
        ObjectNode outputs = object(invocation.outputs());
        return Invocation.success(outputs != null && outputs.has(field) && PythonValue.equal(outputs.get(field), reference));
    }

    /** Values at paths, each in both documents; a path that neither has is the same in both. */
    static JsonNode many(Invocation invocation) {
        JsonNode fields = invocation.required("fields");
        if (!fields.isArray() || fields.isEmpty()) {
            throw HandlerFailure.invalidParameter("fields", "non-empty list", fields);
        }
        JsonNode reference = reference(invocation);
        ObjectNode outputs = object(invocation.outputs());
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        double matches = 0;
        for (JsonNode field : (ArrayNode) fields) {
            boolean matching = outputs != null && PythonValue.equal(value(outputs, field), value(reference, field));
            result.put(PythonText.printed(field), matching ? 1.0 : 0.0);
            matches += matching ? 1 : 0;
        }
        return result.put("aggregate_score", matches / fields.size());
    }

    private static JsonNode reference(Invocation invocation) {
        JsonNode reference = invocation.reference();
        if (reference.isTextual()) {
            JsonNode parsed = PythonValue.parse(reference.textValue());
            if (parsed == null) {
                throw HandlerFailure.invalidInput(invocation.referenceKey(), VALID_JSON, reference);
            }
            return parsed;
        }
        if (!reference.isObject()) {
            throw HandlerFailure.invalidInput(invocation.referenceKey(), Invocation.TEXT_OR_OBJECT, reference);
        }
        return reference;
    }

    private static JsonNode value(JsonNode document, JsonNode field) {
        if (!field.isTextual()) {
            throw HandlerFailure.untyped("Every one of fields has to be a text, not '" + PythonText.type(field) + "'.");
        }
        return DataPath.find(document, field.textValue()).orElse(NullNode.instance);
    }

    /** The object that outputs are, or are the JSON of; else null. */
    private static ObjectNode object(JsonNode outputs) {
        JsonNode value = outputs.isTextual() ? PythonValue.parse(outputs.textValue()) : outputs;
        return value instanceof ObjectNode object ? object : null;
    }
}
