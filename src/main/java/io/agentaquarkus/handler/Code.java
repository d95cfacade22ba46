package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code code} and {@code auto_custom_code_run}: users' code, which this server does not run yet. */
final class Code {

    private Code() {
    }

    static JsonNode code(Invocation invocation) {
        throw refusal("code-error");
    }

    static JsonNode evaluator(Invocation invocation) {
        throw refusal("custom-code-server-error");
    }

    private static HandlerFailure refusal(String type) {
        return HandlerFailure.of(501, "workflows:" + type, "This server does not run code.");
    }
}
