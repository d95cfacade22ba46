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
    private static final List<Range> RETRY_RANGES = List.of(new Range("max_retries", 0, 5),
            new Range("base_delay", 100, 1_000));
    private static final List<String> FALLBACKS = List.of("off", "availability", "capacity", "access", "context", "any");
    private static final List<String> RETRIES = List.of("off", "availability", "capacity", "transient", "any");

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
            checkModel(".llm_config", prompt.get("llm_config"));
        }
        checkPolicies(prompt);
    }

    private static void checkPolicies(JsonNode prompt) {
        JsonNode others = Invocation.member(prompt, "fallback_configs");
        if (!others.isNull() && !others.isArray()) {
            throw mistake(".fallback_configs", "a list", others);
        }
        for (int i = 0; i < others.size(); i++) {
            checkModel(".fallback_configs." + i, others.get(i));
        }
        if (prompt.hasNonNull("fallback_policy")) {
            requireOneOf(".fallback_policy", FALLBACKS, prompt.get("fallback_policy"));
        }
        if (prompt.hasNonNull("retry_policy")) {
            requireOneOf(".retry_policy", RETRIES, prompt.get("retry_policy"));
        }
        JsonNode config = Invocation.member(prompt, "retry_config");
        if (!config.isNull() && !config.isObject()) {
            throw mistake(".retry_config", "an object", config);
        }
        RETRY_RANGES.forEach(range -> checkRange(".retry_config", range, config));
    }

    static void checkMessage(String place, JsonNode message) {
        if (!message.isObject()) {
            throw mistake(place, "an object", message);
        }
        requireOneOf(place + ".role", ROLES, Invocation.member(message, "role"));
        JsonNode content = Invocation.member(message, "content");
        if (!content.isNull() && !content.isTextual() && !content.isArray()) {
            throw mistake(place + ".content", "a text, a list of parts or null", content);
        }
    }

    private static void checkModel(String place, JsonNode model) {
        if (!model.isObject()) {
            throw mistake(place, "an object", model);
        }
        for (String text : List.of("model", "connection")) {
            JsonNode value = model.path(text);
            if (!value.isMissingNode() && !value.isTextual() && !(value.isNull() && text.equals("connection"))) {
                throw mistake(place + "." + text, "a text", value);
            }
        }
        RANGES.forEach(range -> checkRange(place, range, model));
        if (model.hasNonNull("tools") && !model.get("tools").isArray()) {
            throw mistake(place + ".tools", "a list", model.get("tools"));
        }
    }

    private static void checkRange(String place, Range range, JsonNode object) {
        JsonNode value = Invocation.member(object, range.member());
        boolean fits = value.isNull()
                || value.isNumber() && value.doubleValue() >= range.min() && value.doubleValue() <= range.max();
        if (!fits) {
            throw mistake(place + "." + range.member(), "a number from " + range.min() + " to " + range.max(), value);
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
