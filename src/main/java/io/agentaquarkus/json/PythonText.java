package io.agentaquarkus.json;

import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;

/** Values as the original's messages show them: as Python writes them in code. */
final class PythonText {

    private PythonText() {
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> quoted(value.textValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NULL -> "None";
            case ARRAY -> {
                StringJoiner list = new StringJoiner(", ", "[", "]");
                value.forEach(element -> list.add(of(element)));
                yield list.toString();
            }
            case OBJECT -> {
                StringJoiner object = new StringJoiner(", ", "{", "}");
                value.properties().forEach(member -> object.add(quoted(member.getKey()) + ": " + of(member.getValue())));
                yield object.toString();
            }
            default -> value.asText();
        };
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
    }
}
