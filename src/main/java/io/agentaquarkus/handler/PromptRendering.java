package io.agentaquarkus.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.template.StructuredFailure;
import io.agentaquarkus.template.StructuredRendering;
import io.agentaquarkus.template.TemplateFailure;
import io.agentaquarkus.template.TemplateFormat;

/** Fills in the messages of a prompt, and what each of its models is told about the form of its answer. */
final class PromptRendering {

    private static final String RESPONSE_FORMAT = "response_format";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PromptRendering() {
    }

    /**
     * A prompt that is ready to be sent.
     *
     * @param models the configuration of the model that is asked, and of those that are asked in its place
     */
    record Rendered(ArrayNode messages, List<ObjectNode> models) {
    }

    /** @param inputs what is filled in; null leaves everything as it is */
    static Rendered render(JsonNode prompt, ObjectNode inputs) {
        ArrayNode messages = messages(prompt);
        List<ObjectNode> models = models(prompt);
        if (inputs == null) {
            return new Rendered(messages, models);
        }
        ObjectNode context = inputs.deepCopy();
        context.set("inputs", inputs);
        TemplateFormat format = TemplateFormat.of(prompt.path("template_format").asText(TemplateFormat.CURLY.word()))
                .orElseThrow();
        StructuredRendering rendering = new StructuredRendering(format, context);
        ArrayNode rendered;
        try {
            rendered = rendering.messages(messages);
        } catch (StructuredFailure failure) {
            String message = failure.location().replaceFirst("^(messages\\[\\d+]).*", "$1");
            throw HandlerFailure.untyped("Error in " + message + ".content: " + text(failure, format));
        }
        try {
            models.stream().filter(model -> model.hasNonNull(RESPONSE_FORMAT)).forEach(
                    model -> model.set(RESPONSE_FORMAT, rendering.json(model.get(RESPONSE_FORMAT), RESPONSE_FORMAT)));
        } catch (StructuredFailure failure) {
            throw HandlerFailure.untyped(text(failure, format));
        }
        return new Rendered(rendered, models);
    }

    /** A prompt without messages may have one of the system and one of the user. */
    private static ArrayNode messages(JsonNode prompt) {
        if (prompt.path("messages") instanceof ArrayNode messages) {
            return messages;
        }
        ArrayNode messages = JSON.arrayNode();
        for (String role : List.of("system", "user")) {
            messages.addObject().put("role", role).put("content", prompt.path(role + "_prompt").asText(""));
        }
        return messages;
    }

    private static List<ObjectNode> models(JsonNode prompt) {
        List<ObjectNode> models = new ArrayList<>();
        models.add(prompt.path("llm_config") instanceof ObjectNode config ? config.deepCopy() : JSON.objectNode());
        prompt.path("fallback_configs").forEach(config -> models.add(((ObjectNode) config).deepCopy()));
        return models;
    }

    private static String text(StructuredFailure failure, TemplateFormat format) {
        TemplateFailure reason = failure.reason();
        if (reason == null) {
            return failure.getMessage();
        }
        if (reason.isUnresolved()) {
            ArrayNode names = JSON.arrayNode();
            new TreeSet<>(reason.names()).forEach(name -> names.add(TextNode.valueOf(name)));
            return "Unreplaced variables in " + format.word() + " template: " + PythonText.of(names) + ".";
        }
        if (reason.isMissingKey()) {
            return "Missing required variable " + reason.getMessage() + " in template: '" + failure.template() + "'";
        }
        return format == TemplateFormat.JINJA2
                ? "Jinja2 template error in content: '" + failure.template() + "'. Error: " + reason.getMessage()
                : "Error formatting template '" + failure.template() + "': " + failure.getMessage();
    }
}
