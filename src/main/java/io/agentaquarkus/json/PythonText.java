package io.agentaquarkus.json;

import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;

/** Values as the original's messages and templates show them: as Python writes them. */
public final class PythonText {

    private PythonText() {
    }

    /** As in code: {@code {'a': 'x', 'b': None, 'c': [True, 1.0]}}. */
    public static String of(JsonNode value) {
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
            case NUMBER -> value.isIntegralNumber() ? value.bigIntegerValue().toString() : number(value.doubleValue());
            default -> value.asText();
        };
    }

    /** As printed: a text as it is, everything else as in code. */
    public static String printed(JsonNode value) {
        return value.isTextual() ? value.textValue() : of(value);
    }

    /** The text without white space around it, to which spaces that do not break belong. */
    public static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** The name of the value's type, such as {@code dict}, {@code int} or {@code NoneType}. */
    public static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "str";
            case BOOLEAN -> "bool";
            case ARRAY -> "list";
            case OBJECT -> "dict";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            default -> "NoneType";
        };
    }

    /** A text as in code: {@code 'it'}, or in double quotes when it has single ones. */
    public static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == '\\' || c == quote) {
                        out.append('\\').append(c);
                    } else if (c < ' ' || c >= 0x7F && c <= 0xA0) {
                        out.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append(quote).toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : SortedJson.number(value);
    }
}
