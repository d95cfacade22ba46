package io.agentaquarkus.prompt;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.template.TemplateFailure;
import io.agentaquarkus.template.TemplateFormat;

/** The variables {@code {{name}}} in the texts of messages. */
public final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}\n]*)}}");

    private Variables() {
    }

    /** All names, in the order in which they come first. */
    public static Set<String> in(JsonNode messages) {
        Set<String> names = new LinkedHashSet<>();
        collect(messages, names);
        return names;
    }

    /** The messages with values in place of variables. A variable without a value stays as it is written. */
    public static JsonNode filled(JsonNode part, ObjectNode values) {
        if (part.isTextual()) {
            return TextNode.valueOf(filled(part.textValue(), values));
        }
        if (part.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode(part.size());
            part.forEach(element -> list.add(filled(element, values)));
            return list;
        }
        if (!part.isObject()) {
            return part;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        part.properties().forEach(member -> object.set(member.getKey(),
                member.getKey().equals("content") || member.getKey().equals("text") ? filled(member.getValue(), values)
                        : member.getValue()));
        return object;
    }

    private static String filled(String text, ObjectNode values) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(), values)));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String value(String variable, ObjectNode values) {
        try {
            return TemplateFormat.CURLY.render(variable, values);
        } catch (TemplateFailure unresolved) {
            return variable;
        }
    }

    private static void collect(JsonNode part, Set<String> names) {
        if (part.isTextual()) {
            Matcher matcher = VARIABLE.matcher(part.textValue());
            while (matcher.find()) {
                names.add(matcher.group(1).strip());
            }
        } else {
            part.properties().forEach(member -> {
                if (member.getKey().equals("content") || member.getKey().equals("text")) {
                    collect(member.getValue(), names);
                }
            });
            if (part.isArray()) {
                part.forEach(element -> collect(element, names));
            }
        }
    }
}
