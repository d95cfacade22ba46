package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.PythonText;

/** Whether a prompt has the form of one. What is not known is left aside. */
final class PromptCheck {

    private static final List<String> FORMATS = List.of("mustache", "fstring", "jinja2", "curly");
    private static final List<String> ROLES = List.of("developer", "system", "user", "assistant", "tool", "function");
    private static final List<Range> RANGES = List.of(new Range("temperature", 0, 2), new Range("max_tokens", 0, 64_000),
            new Range("top_p", 0, 1), new Range("frequency_penalty", -2, 2), new Range("presence_penalty", -2, 2));

    private PromptCheck() {
    }

    private record Range(String member, double min, double max) {
    }

    static void check(JsonNode prompt) {
        if (!prompt.isObject()) {
            throw mistake("", "an object", prompt);
        }
        if (prompt.has("template_format")) {
            requireOneOf(".template_format", FORMATS, prompt.get("template_format"));
        }
        JsonNode messages = prompt.path("messages");
        if (!messages.isMissingNode() && !messages.isArray()) {
            throw mistake(".messages", "a list", messages);
        }
        for (int i = 0; i < messages.size(); i++) {
            checkMessage(".messages." + i, messages.get(i));
        }
        if (prompt.hasNonNull("input_keys") && !prompt.get("input_keys").isArray()) {
            throw mistake(".input_keys", "a list", prompt.get("input_keys"));
        }
        if (prompt.has("llm_config")) {
            checkModel(prompt.get("llm_config"));
        }
    }

    private static void checkMessage(String place, JsonNode message) {
        if (!message.isObject()) {
            throw mistake(place, "an object", message);
        }
        requireOneOf(place + ".role", ROLES, Invocation.member(message, "role"));
        JsonNode content = Invocation.member(message, "content");
        if (!content.isNull() && !content.isTextual() && !content.isArray()) {
            throw mistake(place + ".content", "a text, a list of parts or null", content);
        }
    }

    private static void checkModel(JsonNode model) {
        if (!model.isObject()) {
            throw mistake(".llm_config", "an object", model);
        }
        if (model.has("model") && !model.get("model").isTextual()) {
            throw mistake(".llm_config.model", "a text", model.get("model"));
        }
        for (Range range : RANGES) {
            JsonNode value = Invocation.member(model, range.member());
            boolean fits = value.isNull()
                    || value.isNumber() && value.doubleValue() >= range.min() && value.doubleValue() <= range.max();
            if (!fits) {
                throw mistake(".llm_config." + range.member(), "a number from " + range.min() + " to " + range.max(), value);
            }
        }
    }

    private static void requireOneOf(String place, List<String> words, JsonNode value) {
        if (!value.isTextual() || !words.contains(value.textValue())) {
            throw mistake(place, "one of " + String.join(", ", words), value);
        }
    }

    private static HandlerFailure mistake(String place, String expected, JsonNode got) {
        return HandlerFailure.untyped("prompt" + place + ": expected " + expected + ", got " + PythonText.of(got) + ".");
    }
}
