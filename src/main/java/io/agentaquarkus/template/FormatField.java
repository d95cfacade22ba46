package io.agentaquarkus.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.PythonText;

/** The name in a field of a format string: {@code name[key][0]}. */
final class FormatField {

    private FormatField() {
    }

    static JsonNode find(JsonNode context, String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        String first = name.substring(0, end);
        if (first.isEmpty() || isNumber(first)) {
            throw TemplateFailure.of("IndexError", "Replacement index " + (first.isEmpty() ? "0" : first)
                    + " out of range for positional args tuple");
        }
        JsonNode value = context.get(first);
        if (value == null) {
            throw TemplateFailure.missingKey(first);
        }
        while (end < name.length()) {
            if (name.charAt(end) == '.') {
                throw TemplateFailure.of("AttributeError", "'" + PythonText.type(value) + "' object has no attribute '"
                        + name.substring(end + 1) + "'");
            }
            int close = name.indexOf(']', end);
            if (close < 0) {
                throw TemplateFailure.value("Missing ']' in format string");
            }
            if (close == end + 1) {
                throw TemplateFailure.value("Empty attribute in format string");
            }
            value = element(value, name.substring(end + 1, close));
            end = close + 1;
            if (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
                throw TemplateFailure.value("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    private static JsonNode element(JsonNode value, String key) {
        if (value.isObject()) {
            if (isNumber(key)) {
                // Python looks for the number, and keys in JSON are texts.
                throw TemplateFailure.of("KeyError", key);
            }
            if (!value.has(key)) {
                throw TemplateFailure.missingKey(key);
            }
            return value.get(key);
        }
        if (!value.isArray() && !value.isTextual()) {
            throw TemplateFailure.of("TypeError", "'" + PythonText.type(value) + "' object is not subscriptable");
        }
        String kind = value.isArray() ? "list" : "string";
        if (!isNumber(key)) {
            throw TemplateFailure.of("TypeError", kind + " indices must be integers" + (value.isArray() ? " or slices, not str"
                    : ", not 'str'"));
        }
        int length = value.isArray() ? value.size() : value.textValue().codePointCount(0, value.textValue().length());
        if (key.length() > 9 || Integer.parseInt(key) >= length) {
            throw TemplateFailure.of("IndexError", kind + " index out of range");
        }
        int index = Integer.parseInt(key);
        return value.isArray() ? value.get(index)
                : TextNode.valueOf(Character.toString(value.textValue().codePoints().toArray()[index]));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
