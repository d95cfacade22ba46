package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonJson;

/** {@code auto_exact_match}: outputs and the right answer are the same text, or the same object up to the order of members. */
final class ExactMatch {

    private ExactMatch() {
    }

    static JsonNode evaluate(Invocation invocation) {
        JsonNode reference = invocation.reference();
        JsonNode outputs = invocation.outputs();
        // Objects are compared as texts: 1 and 1.0 differ here.
        return Invocation.success(outputs.isTextual() && reference.isTextual() && outputs.equals(reference)
                || outputs.isObject() && reference.isObject()
                        && PythonJson.sortedText(outputs).equals(PythonJson.sortedText(reference)));
    }
}
