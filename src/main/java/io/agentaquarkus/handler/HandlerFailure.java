package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.model.ModelFailure;

/**
 * A failure as clients know it: an HTTP status, an address that names its type, and a message. It is expected, so no stack
 * trace is recorded.
 */
public final class HandlerFailure extends RuntimeException {

    private static final String TYPES = "https://agenta.ai/docs/misc/errors#v0:";
    private static final String UNTYPED = "https://agenta.ai/docs/errors#v1:sdk:unknown-workflow-invoke-error";

    private final int code;
    private final String type;

    private HandlerFailure(int code, String type, String message) {
        super(message, null, false, false);
        this.code = code;
        this.type = type;
    }

    /** @param type as in {@code schemas:missing-input} */
    static HandlerFailure of(int code, String type, String message) {
        return new HandlerFailure(code, TYPES + type, message);
    }

    /** One that has no type of its own. */
    static HandlerFailure untyped(int code, String message) {
        return new HandlerFailure(code, UNTYPED, message);
    }

    static HandlerFailure untyped(String message) {
        return untyped(500, message);
    }

    static HandlerFailure missingParameter(String path) {
        return of(400, "schemas:missing-parameter", "Missing parameter:\nAt '" + path + "'");
    }

    static HandlerFailure invalidParameter(String path, String expected, JsonNode got) {
        return of(400, "schemas:invalid-parameter", "Invalid parameter:\nAt '" + path + "'\n" + expected(expected, got));
    }

    static HandlerFailure invalidParameters(String expected, JsonNode got) {
        return of(400, "schemas:invalid-parameters", "Invalid parameters:\n" + expected(expected, got));
    }

    static HandlerFailure missingInput(String path) {
        return of(400, "schemas:missing-input", "Missing input:\nAt '" + path + "'");
    }

    static HandlerFailure invalidInput(String path, String expected, JsonNode got) {
        return of(400, "schemas:invalid-input", "Invalid input:\nAt '" + path + "'\n" + expected(expected, got));
    }

    static HandlerFailure invalidInputs(String expected, JsonNode got) {
        return of(400, "schemas:invalid-inputs", "Invalid inputs:\n" + expected(expected, got));
    }

    static HandlerFailure invalidOutputs(String expected, JsonNode got) {
        return of(400, "schemas:invalid-outputs", "Invalid outputs:\n" + expected(expected, got));
    }

    /** As it is told where the original tells it without a type: whom the provider refuses has failed at a dependency. */
    static HandlerFailure of(ModelFailure failure) {
        return switch (failure.reason()) {
            case NO_KEY -> of(400, "schemas:invalid-secrets", failure.getMessage());
            case UNKNOWN_CONNECTION -> of(400, "schemas:unknown-connection", failure.getMessage());
            case OTHER_FAMILY -> of(400, "schemas:connection-model-mismatch", failure.getMessage());
            case REFUSED -> untyped(refusal(failure.status()), failure.getMessage());
            case UNREACHABLE, UNUSABLE -> untyped(failure.getMessage());
        };
    }

    private static int refusal(int status) {
        return status == 401 || status == 403 || status == 429 ? 424 : status < 400 || status > 599 ? 500 : status;
    }

    private static String expected(String expected, JsonNode got) {
        return "Expected '" + expected + "'\nGot ('" + PythonText.type(got) + "') '" + PythonText.printed(got) + "'.";
    }

    public int code() {
        return code;
    }

    public String type() {
        return type;
    }

    boolean isTyped() {
        return !type.equals(UNTYPED);
    }

    /** What the original calls such a failure: {@code MissingInputV0Error} for {@code missing-input}. */
    String className() {
        if (!isTyped()) {
            return "WorkflowError";
        }
        StringBuilder name = new StringBuilder();
        for (String word : type.substring(type.lastIndexOf(':') + 1).replaceFirst("-error$", "").split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name + "V0Error";
    }
}
