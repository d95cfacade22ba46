package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a tool that a loop of {@code llm} answers itself may be called. */
final class LlmConsent {

    private LlmConsent() {
    }

    /** @param consent {@code mode}, {@code allowed_tools}, {@code denied_tools}, {@code decisions} */
    static boolean isGiven(JsonNode consent, JsonNode call) {
        String name = LlmLoop.name(call);
        return switch (consent.path("mode").asText("per_call")) {
            case "allow_all" -> true;
            case "deny_all" -> false;
            default -> lists(consent.path("allowed_tools"), name) && !lists(consent.path("denied_tools"), name)
                    || isAllowed(consent, call.path("id").asText()) || isAllowed(consent, name);
        };
    }

    private static boolean isAllowed(JsonNode consent, String what) {
        return consent.path("decisions").path(what).path("decision").asText().equals("allow");
    }

    private static boolean lists(JsonNode names, String name) {
        return names.valueStream().anyMatch(one -> one.asText().equals(name));
    }
}
