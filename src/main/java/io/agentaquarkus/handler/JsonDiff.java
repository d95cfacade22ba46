package io.agentaquarkus.handler;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/**
 * {@code auto_json_diff}: how many of the values in the right answer are at the same place in the outputs.
 *
 * @param predictKeys whether what the outputs have besides counts against them
 * @param schemaOnly whether values need only be of the same type
 */
record JsonDiff(boolean predictKeys, boolean ignoreCase, boolean schemaOnly) {

    static JsonNode evaluate(Invocation invocation) {
        JsonNode reference = invocation.reference();
        if (!Invocation.isTextOrObject(reference)) {
            throw HandlerFailure.invalidInput(invocation.referenceKey(), Invocation.TEXT_OR_OBJECT, reference);
        }
        JsonNode expected = parsed(reference);
        if (expected == null) {
            throw HandlerFailure.invalidInput(invocation.referenceKey(), "dict", reference);
        }
        if (!Invocation.isTextOrObject(invocation.outputs())) {
            throw HandlerFailure.invalidOutputs(Invocation.TEXT_OR_OBJECT, invocation.outputs());
        }
        JsonNode actual = parsed(invocation.outputs());
        if (actual == null) {
            throw HandlerFailure.invalidOutputs("dict", invocation.outputs());
        }
        double threshold = invocation.threshold();
        JsonDiff diff = new JsonDiff(invocation.isSet("predict_keys"), invocation.isSet("case_insensitive_keys"),
                invocation.isSet("compare_schema_only"));
        return Invocation.score(diff.score(expected, actual), threshold);
    }

    private static JsonNode parsed(JsonNode value) {
        return value.isTextual() ? PythonValue.parse(value.textValue()) : value;
    }

    /** From 0 to 1; 0 when there is nothing to compare. */
    double score(JsonNode expected, JsonNode actual) {
        Map<String, JsonNode> left = flat(expected);
        Map<String, JsonNode> right = flat(actual);
        Set<String> keys = new LinkedHashSet<>(left.keySet());
        if (predictKeys) {
            keys.addAll(right.keySet());
        }
        if (ignoreCase) {
            // As the original has it: keys are looked up as they were written, so one with a capital is never found.
            left = lowered(left);
            right = lowered(right);
        }
        double same = 0;
        for (String key : keys) {
            JsonNode one = left.get(key);
            JsonNode other = right.get(key);
            same += one != null && other != null && !one.isNull() && !other.isNull() && isSame(one, other) ? 1 : 0;
        }
        return keys.isEmpty() ? 0 : same / keys.size();
    }

    private boolean isSame(JsonNode one, JsonNode other) {
        return schemaOnly ? PythonText.type(one).equals(PythonText.type(other)) : PythonValue.equal(one, other);
    }

    private static Map<String, JsonNode> flat(JsonNode document) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        flatten("", document, leaves);
        return leaves;
    }

    private static void flatten(String prefix, JsonNode value, Map<String, JsonNode> leaves) {
        if (value.isObject()) {
            value.properties().forEach(member -> leaf(prefix + member.getKey(), member.getValue(), leaves));
        } else {
            for (int i = 0; i < value.size(); i++) {
                leaf(prefix + i, value.get(i), leaves);
            }
        }
    }

    private static void leaf(String path, JsonNode value, Map<String, JsonNode> leaves) {
        if (value.isContainerNode()) {
            flatten(path + ".", value, leaves);
        } else {
            leaves.put(path, value);
        }
    }

    private static Map<String, JsonNode> lowered(Map<String, JsonNode> leaves) {
        Map<String, JsonNode> lowered = new LinkedHashMap<>();
        leaves.forEach((path, value) -> lowered.put(path.toLowerCase(Locale.ROOT), value));
        return lowered;
    }
}
