package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code feedback}: what people enter; nothing that could be run. */
final class Feedback {

    private Feedback() {
    }

    static JsonNode refuse(Invocation invocation) {
        throw HandlerFailure.of(500, "workflows:feedback-error",
                "agenta:custom:feedback:v0 is interface-only and cannot be invoked directly.");
    }
}
