package io.agentaquarkus.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Renders the texts inside of values. Fails with {@link StructuredFailure}, which names the place.
 *
 * @param context an object
 */
public record StructuredRendering(TemplateFormat format, JsonNode context) {

    private static final String KNOWN_PARTS = "image_url input_audio file refusal";

    /** A list of messages: texts of contents are rendered, everything else stays as it is. */
    public ArrayNode messages(JsonNode messages) {
        if (!messages.isArray()) {
            throw new StructuredFailure("messages", "messages must be a sequence of Message objects or mappings");
        }
        ArrayNode rendered = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < messages.size(); i++) {
            rendered.add(message(messages.get(i), "messages[" + i + "]"));
        }
        return rendered;
    }

    private ObjectNode message(JsonNode message, String location) {
        if (!(message instanceof ObjectNode object)) {
            throw new StructuredFailure(location, "message must be an Agenta Message object or mapping");
        }
        if (!object.path("role").isTextual()) {
            throw new StructuredFailure(location + ".role", "message role must be a string");
        }
        ObjectNode rendered = object.deepCopy();
        if (object.hasNonNull("content")) {
            rendered.set("content", content(object.get("content"), location + ".content"));
        }
        return rendered;
    }

    private JsonNode content(JsonNode content, String location) {
        if (content.isTextual()) {
            return text(content.textValue(), location);
        }
        if (!content.isArray()) {
            throw new StructuredFailure(location, "content must be None, a string, or a list of known content parts");
        }
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < content.size(); i++) {
            parts.add(part(content.get(i), location + "[" + i + "]"));
        }
        return parts;
    }

    private JsonNode part(JsonNode part, String location) {
        String type = part.path("type").textValue();
        if (type == null) {
            throw new StructuredFailure(location, "content part must include a string 'type' field");
        }
        if (!type.equals("text")) {
            if (!(" " + KNOWN_PARTS + " ").contains(" " + type + " ")) {
                throw new StructuredFailure(location, "unsupported content part type: " + type);
            }
            return part;
        }
        if (!part.path("text").isTextual()) {
            throw new StructuredFailure(location, "text content part must include a string 'text' field");
        }
        return ((ObjectNode) part.deepCopy()).set("text", text(part.get("text").textValue(), location + ".text"));
    }

    /** Any value: every text in it, and every name of a member. */
    public JsonNode json(JsonNode value, String location) {
        if (value.isTextual()) {
            return text(value.textValue(), location);
        }
        if (value.isArray()) {
            ArrayNode rendered = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                rendered.add(json(value.get(i), location + "[" + i + "]"));
            }
            return rendered;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode rendered = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(member -> {
            String name = text(member.getKey(), location + ".<key:" + member.getKey() + ">").textValue();
            if (rendered.has(name)) {
                throw new StructuredFailure(location + ".<key:" + member.getKey() + ">",
                        "rendered key collision for '" + name + "'");
            }
            rendered.set(name, json(member.getValue(), location + "." + name));
        });
        return rendered;
    }

    private TextNode text(String template, String location) {
        try {
            return TextNode.valueOf(format.render(template, context));
        } catch (TemplateFailure failure) {
            throw new StructuredFailure(location, template, failure);
        }
    }
}
