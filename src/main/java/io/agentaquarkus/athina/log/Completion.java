package io.agentaquarkus.athina.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A response that is a whole answer of a model, as OpenAI has it: its text is the response, its usage and tool calls count
 * where the caller says nothing (reference: athina-api, section 4.1).
 */
final class Completion {

    /** The member under which the whole answer is kept. */
    static final String WHOLE = "$response";

    private Completion() {
    }

    /** The members of a log, with what the response tells besides. */
    static ObjectNode read(ObjectNode sent) {
        JsonNode response = sent.path(LogFields.RESPONSE);
        if (!response.path("choices").isArray()) {
            return sent;
        }
        ObjectNode members = sent.deepCopy();
        members.set(WHOLE, response);
        JsonNode choice = response.path("choices").path(0);
        JsonNode message = choice.path("message");
        JsonNode text = message.hasNonNull("content") ? message.get("content") : choice.path("text");
        members.remove(LogFields.RESPONSE);
        if (!text.isMissingNode() && !text.isNull()) {
            members.set(LogFields.RESPONSE, text);
        }
        if (message.hasNonNull("tool_calls") && !members.has("tool_calls")) {
            members.set("tool_calls", message.get("tool_calls"));
        }
        for (String count : new String[] { "prompt_tokens", "completion_tokens", "total_tokens" }) {
            JsonNode counted = response.path("usage").path(count);
            if (counted.isNumber() && !members.has(count)) {
                members.set(count, counted);
            }
        }
        return members;
    }
}
