package io.agentaquarkus.handler;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.template.StructuredFailure;
import io.agentaquarkus.template.StructuredRendering;
import io.agentaquarkus.template.TemplateFailure;
import io.agentaquarkus.template.TemplateFormat;

/**
 * {@code completion} and {@code chat}: a prompt is filled in and sent to a model. As no provider's key can be stored yet, they
 * end where one is needed.
 */
final class Prompt {

    private static final String MESSAGES = "messages";
    private static final String MODEL = "gpt-4o-mini";

    private Prompt() {
    }

    static JsonNode completion(Invocation invocation) {
        return run(invocation, false);
    }

    static JsonNode chat(Invocation invocation) {
        return run(invocation, true);
    }

    private static JsonNode run(Invocation invocation, boolean isChat) {
        JsonNode prompt = invocation.required("prompt");
        ObjectNode inputs = invocation.inputs().isNull() ? null : unwrapped(invocation.requiredInputs());
        PromptCheck.check(prompt);
        checkInputs(prompt.path("input_keys"), inputs, isChat);
        if (inputs != null) {
            render(prompt, inputs);
        }
        throw HandlerFailure.noApiKey(prompt.path("llm_config").path("model").asText(MODEL));
    }

    /** Inputs in a member of that name count, unless there are others beside it. */
    static ObjectNode unwrapped(ObjectNode inputs) {
        boolean only = inputs.size() == 1 || inputs.size() == 2 && inputs.has(MESSAGES);
        if (!only || !(inputs.get("inputs") instanceof ObjectNode inner)) {
            return inputs;
        }
        ObjectNode unwrapped = JsonNodeFactory.instance.objectNode();
        if (inputs.has(MESSAGES)) {
            unwrapped.set(MESSAGES, inputs.get(MESSAGES));
        }
        return unwrapped.setAll(inner);
    }

    private static void checkInputs(JsonNode keys, ObjectNode inputs, boolean isChat) {
        Set<String> required = new TreeSet<>();
        keys.forEach(key -> required.add(PythonText.printed(key)));
        if (isChat) {
            required.remove(MESSAGES);
        }
        Set<String> given = new TreeSet<>();
        if (inputs != null) {
            inputs.fieldNames().forEachRemaining(given::add);
        }
        if (!given.containsAll(required)) {
            throw HandlerFailure.invalidInputs(PythonText.of(list(required)), list(given));
        }
    }

    private static ArrayNode list(Set<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static void render(JsonNode prompt, ObjectNode inputs) {
        ObjectNode context = inputs.deepCopy();
        context.set("inputs", inputs);
        String word = prompt.path("template_format").asText(TemplateFormat.CURLY.word());
        TemplateFormat format = TemplateFormat.of(word).orElseThrow(
                () -> HandlerFailure.untyped("Templates of the format " + word + " are not rendered by this server yet."));
        StructuredRendering rendering = new StructuredRendering(format, context);
        try {
            rendering.messages(prompt.path(MESSAGES).isArray() ? prompt.get(MESSAGES) : JsonNodeFactory.instance.arrayNode());
        } catch (StructuredFailure failure) {
            String message = failure.location().replaceFirst("^(messages\\[\\d+]).*", "$1");
            throw HandlerFailure.untyped("Error in " + message + ".content: " + text(failure, format));
        }
        try {
            rendering.json(prompt.path("llm_config").path("response_format"), "response_format");
        } catch (StructuredFailure failure) {
            throw HandlerFailure.untyped(text(failure, format));
        }
    }

    private static String text(StructuredFailure failure, TemplateFormat format) {
        TemplateFailure reason = failure.reason();
        if (reason != null && reason.isUnresolved()) {
            return "Unreplaced variables in " + format.word() + " template: "
                    + PythonText.of(list(new TreeSet<>(reason.names())))
                    + ".";
        }
        if (reason != null && reason.isMissingKey()) {
            return "Missing required variable " + reason.getMessage() + " in template: '" + failure.template() + "'";
        }
        return reason == null ? failure.getMessage()
                : "Error formatting template '" + failure.template() + "': " + failure.getMessage();
    }
}
