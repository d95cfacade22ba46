package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonJson;
import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/**
 * What a handler is given, and the checks that handlers have in common. Nothing is absent: what was not sent is JSON's null,
 * parameters that were not sent are an empty object. Numbers are as {@link io.agentaquarkus.json.ExactJson} reads them.
 *
 * @param inputs an object or null: of a testcase or of the application
 * @param outputs of the application
 * @param trace an object or null
 * @param testcase an object or null
 * @param revision the data of the revision that is run, such as its {@code url}; it may be empty
 * @param flags such as {@code trim}; it may be empty
 * @param models what is called with the project's keys
 */
public record Invocation(ObjectNode parameters, JsonNode inputs, JsonNode outputs, JsonNode trace,
        JsonNode testcase, ObjectNode revision, ObjectNode flags, ModelAccess models) {

    static final String TEXT_OR_OBJECT = "['dict', 'str']";

    private static final String KEY = "correct_answer_key";

    /**
     * @param data the {@code data} of a request: an object, null or {@code null}
     * @param revision the data of the revision that is run
     */
    static Invocation of(JsonNode data, ObjectNode revision) {
        return new Invocation(member(data, "parameters") instanceof ObjectNode object ? object
                : JsonNodeFactory.instance.objectNode(), member(data, "inputs"), member(data, "outputs"),
                member(data, "trace"), member(data, "testcase"), revision, JsonNodeFactory.instance.objectNode(),
                ModelAccess.NONE);
    }

    Invocation with(ObjectNode flags, ModelAccess models) {
        return new Invocation(parameters, inputs, outputs, trace, testcase, revision, flags, models);
    }

    static JsonNode member(JsonNode object, String name) {
        JsonNode value = object == null ? null : object.get(name);
        return value == null ? NullNode.instance : value;
    }

    JsonNode required(String parameter) {
        if (!parameters.has(parameter)) {
            throw HandlerFailure.missingParameter(parameter);
        }
        return parameters.get(parameter);
    }

    String requiredText(String parameter) {
        JsonNode value = required(parameter);
        if (!value.isTextual()) {
            throw HandlerFailure.invalidParameter(parameter, "str", value);
        }
        return value.textValue();
    }

    /** Whether a parameter that is on by default is on: anything but {@code true} turns it off. */
    boolean isOn(String parameter) {
        return !parameters.has(parameter) || parameters.get(parameter).equals(BooleanNode.TRUE);
    }

    /** Whether a parameter that is off by default has any value that counts as true. */
    boolean isSet(String parameter) {
        return PythonValue.isTruthy(member(parameters, parameter));
    }

    ObjectNode requiredInputs() {
        if (inputs instanceof ObjectNode object) {
            return object;
        }
        throw HandlerFailure.invalidInputs("dict", inputs);
    }

    /** The input that holds the right answer. */
    String referenceKey() {
        return parameters.has(KEY) ? PythonText.printed(parameters.get(KEY)) : "correct_answer";
    }

    JsonNode reference() {
        ObjectNode given = requiredInputs();
        String key = referenceKey();
        if (!given.has(key)) {
            throw HandlerFailure.missingInput(key);
        }
        return given.get(key);
    }

    String referenceText() {
        JsonNode reference = reference();
        if (!isTextOrObject(reference)) {
            throw HandlerFailure.invalidInput(referenceKey(), TEXT_OR_OBJECT, reference);
        }
        return text(reference);
    }

    /** Outputs as a text: an object is its JSON. */
    String outputsText() {
        if (!isTextOrObject(outputs)) {
            throw HandlerFailure.invalidOutputs(TEXT_OR_OBJECT, outputs);
        }
        return text(outputs);
    }

    /** From which score on it is a success; another parameter may stand in for one that is zero or not there. */
    double threshold(String otherwise) {
        JsonNode value = member(parameters, "threshold");
        if (!PythonValue.isTruthy(value)) {
            value = member(parameters, otherwise);
        }
        if (!PythonValue.isTruthy(value)) {
            return 0.5;
        }
        if (!value.isNumber() || value.isIntegralNumber()) {
            throw HandlerFailure.invalidParameter("threshold", "float", value);
        }
        double threshold = value.doubleValue();
        if (threshold <= 0 || threshold > 1) {
            throw HandlerFailure.invalidParameter("threshold", "float[0.0, 1.0]", value);
        }
        return threshold;
    }

    double threshold() {
        return threshold("threshold");
    }

    static boolean isTextOrObject(JsonNode value) {
        return value.isTextual() || value.isObject();
    }

    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : PythonJson.text(value);
    }

    static JsonNode success(boolean success) {
        return JsonNodeFactory.instance.objectNode().put("success", success);
    }

    /** JSON has null for a score that is infinite or no number. */
    static JsonNode score(double score, double threshold) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("score", Double.isFinite(score) ? DoubleNode.valueOf(score) : NullNode.instance);
        return result.put("success", score >= threshold);
    }
}
