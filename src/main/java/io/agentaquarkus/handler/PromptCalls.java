package io.agentaquarkus.handler;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.model.ModelFailure.Reason;
import io.smallrye.mutiny.Uni;

/**
 * Asks the models of a prompt one after the other, and each again where that may help, as far as the prompt's policies allow
 * (reference: agenta-builtin-handlers, section 11.5).
 *
 * @param retries how often a model is asked again
 * @param delayMs before the first time; it doubles
 */
record PromptCalls(ModelAccess models, Retry retry, int retries, long delayMs, Fallback fallback) {

    private static final String MODEL = "gpt-4o-mini";
    private static final List<String> PARAMETERS = List.of("temperature", "max_tokens", "top_p", "frequency_penalty",
            "presence_penalty", "reasoning_effort", "chat_template_kwargs", "response_format", "tools");
    private static final List<String> TOOLS_OF_RESPONSES = List.of("web_search_preview", "code_execution", "mcp");
    private static final List<String> TOO_LONG = List.of("context length", "context window", "context limit", "maximum context",
            "max context", "token limit", "too many tokens", "input is too long");

    /** After which failures a model is asked again: each policy allows what those before it do. */
    enum Retry {

        OFF,
        AVAILABILITY,
        CAPACITY,
        TRANSIENT,
        ANY;

        /** The first policy that allows it; OFF when none does. */
        static Retry after(ModelFailure failure) {
            int status = failure.status();
            if (failure.reason() == Reason.UNREACHABLE || status >= 500) {
                return AVAILABILITY;
            }
            return status == 429 ? CAPACITY : status == 409 || status == 423 ? TRANSIENT : status > 0 ? ANY : OFF;
        }
    }

    /** After which failures the next model is asked: each policy allows what those before it do. */
    enum Fallback {

        OFF,
        AVAILABILITY,
        CAPACITY,
        ACCESS,
        CONTEXT,
        ANY;

        static Fallback after(ModelFailure failure) {
            if (failure.reason() == Reason.NO_KEY) {
                return ACCESS;
            }
            int status = failure.status();
            if (failure.reason() == Reason.UNREACHABLE || status >= 500) {
                return AVAILABILITY;
            }
            String text = failure.getMessage().toLowerCase(Locale.ROOT);
            return switch (status) {
                case 401, 403 -> ACCESS;
                case 429 -> CAPACITY;
                case 400, 422 -> TOO_LONG.stream().anyMatch(text::contains) ? CONTEXT : ANY;
                case 404 -> ANY;
                default -> OFF;
            };
        }
    }

    /** @param prompt one that {@link PromptCheck} admits */
    static PromptCalls of(ModelAccess models, JsonNode prompt) {
        JsonNode config = prompt.path("retry_config");
        return new PromptCalls(models, Retry.valueOf(word(prompt, "retry_policy")), config.path("max_retries").asInt(1),
                config.path("base_delay").asLong(1_000), Fallback.valueOf(word(prompt, "fallback_policy")));
    }

    private static String word(JsonNode prompt, String policy) {
        return prompt.path(policy).asText("off").toUpperCase(Locale.ROOT);
    }

    /** The last failure counts. */
    Uni<ModelAnswer> ask(ArrayNode messages, List<ObjectNode> configs) {
        Uni<ModelAnswer> answer = attempt(messages, configs.get(0), 0);
        return configs.size() == 1 ? answer
                : answer.onFailure(failure -> allows(fallback, Fallback::after, failure))
                        .recoverWithUni(() -> ask(messages, configs.subList(1, configs.size())));
    }

    private Uni<ModelAnswer> attempt(ArrayNode messages, ObjectNode config, int retried) {
        Uni<ModelAnswer> answer = call(messages, config);
        return retried == retries ? answer
                : answer.onFailure(failure -> allows(retry, Retry::after, failure))
                        .recoverWithUni(() -> Uni.createFrom().voidItem().onItem().delayIt()
                                .by(Duration.ofMillis(delayMs << retried))
                                .chain(() -> attempt(messages, config, retried + 1)));
    }

    private static <P extends Enum<P>> boolean allows(P policy, Function<ModelFailure, P> after,
            Throwable failure) {
        if (!(failure instanceof ModelFailure known)) {
            return false;
        }
        P needed = after.apply(known);
        return needed.ordinal() > 0 && needed.compareTo(policy) <= 0;
    }

    private Uni<ModelAnswer> call(ArrayNode messages, ObjectNode config) {
        ObjectNode parameters = parameters(config);
        for (JsonNode tool : parameters.path("tools")) {
            String type = tool.path("type").asText();
            if (TOOLS_OF_RESPONSES.contains(type)) {
                throw HandlerFailure.untyped(400,
                        "Tools of the type '" + type + "' are not of the chat completions API, which is"
                                + " the one that this server calls.");
            }
        }
        return models.connect(config.path("model").asText(MODEL), config.path("connection").asText(null))
                .chain(connection -> models.chat(connection, messages, parameters));
    }

    private static ObjectNode parameters(ObjectNode config) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        PARAMETERS.stream().filter(config::hasNonNull).forEach(name -> parameters.set(name, config.get(name)));
        if (parameters.path("tools").isEmpty()) {
            parameters.remove("tools");
        } else if (config.hasNonNull("tool_choice")) {
            parameters.set("tool_choice", config.get("tool_choice"));
        }
        return parameters;
    }
}
