package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.model.ModelAnswer;

/** A conversation of {@code llm} as far as it has come. It is used by one thread after the other. */
final class LlmState {

    private final ArrayNode messages;
    private final ObjectNode context;
    private final ObjectNode consent;
    private long promptTokens;
    private long completionTokens;
    private long totalTokens;

    LlmState(ArrayNode messages, ObjectNode context, ObjectNode consent) {
        this.messages = messages;
        this.context = context;
        this.consent = consent;
    }

    /** How a conversation ended, or why it waits. */
    record Ended(int code, String type, String message) {

        static final Ended COMPLETED = new Ended(200, "success", "completed");

        static Ended failure(int code, String why) {
            return new Ended(code, "failure", why);
        }

        static Ended awaiting(String what) {
            return new Ended(202, "awaiting", what);
        }
    }

    ArrayNode messages() {
        return messages;
    }

    ObjectNode consent() {
        return consent;
    }

    /** @return the message that was added */
    ObjectNode add(ModelAnswer answer) {
        ObjectNode message = Prompt.reduced(answer.message());
        messages.add(message);
        promptTokens += count(answer.promptTokens());
        completionTokens += count(answer.completionTokens());
        totalTokens += count(answer.totalTokens());
        return message;
    }

    void addResult(JsonNode call, String text) {
        messages.addObject().put("role", "tool").put("content", text).put("name", call.at("/function/name").asText())
                .put("tool_call_id", call.path("id").asText());
    }

    private static long count(Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    /** @param trimmed leaves the last unit of the conversation alone: the last answer, with the results of its tools */
    ObjectNode outputs(Ended ended, boolean trimmed) {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        outputs.putObject("status").put("code", ended.code()).put("type", ended.type()).put("message", ended.message());
        outputs.set("messages", trimmed ? lastUnit() : messages);
        outputs.set("context", context);
        outputs.set("consent", consent);
        outputs.putObject("usage").put("prompt_tokens", promptTokens).put("completion_tokens", completionTokens)
                .put("total_tokens", totalTokens);
        return outputs;
    }

    private ArrayNode lastUnit() {
        int first = messages.size() - 1;
        while (first > 0 && messages.get(first).path("role").asText().equals("tool")) {
            first--;
        }
        ArrayNode unit = JsonNodeFactory.instance.arrayNode();
        for (int i = Math.max(first, 0); i < messages.size(); i++) {
            unit.add(messages.get(i));
        }
        return unit;
    }
}
