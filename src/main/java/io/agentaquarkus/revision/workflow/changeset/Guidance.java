package io.agentaquarkus.revision.workflow.changeset;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Passages that the platform shows to an agent inside a text, and that must not be stored with it. */
final class Guidance {

    private static final String START = "<!-- agenta:platform-guidance:start -->";
    private static final String END = "<!-- agenta:platform-guidance:end -->";
    private static final Pattern PASSAGE = Pattern.compile(
            Pattern.quote(START) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

    private Guidance() {
    }

    /** The value without such passages, a copy; the value itself when there is none. */
    static JsonNode stripped(JsonNode value) {
        return isIn(value) ? copy(value) : value;
    }

    private static boolean isIn(JsonNode value) {
        if (value.isTextual()) {
            return PASSAGE.matcher(value.textValue()).find();
        }
        for (JsonNode member : value) {
            if (isIn(member)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode copy(JsonNode value) {
        if (value.isTextual()) {
            return isIn(value) ? TextNode.valueOf(stripped(value.textValue())) : value;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), copy(member.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return value;
    }

    /** What stood before and after a passage become two paragraphs. */
    private static String stripped(String text) {
        StringBuilder paragraphs = new StringBuilder();
        for (String part : PASSAGE.split(text)) {
            if (!part.isBlank()) {
                paragraphs.append(paragraphs.isEmpty() ? "" : "\n\n").append(part.strip());
            }
        }
        return paragraphs.toString();
    }
}
