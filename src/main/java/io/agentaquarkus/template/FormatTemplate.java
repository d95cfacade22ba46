package io.agentaquarkus.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.PythonText;

/** A format string of Python over JSON, in which attributes of values are never looked at. */
final class FormatTemplate {

    private static final int DEPTH_MAX = 2;

    private final String template;
    private final JsonNode context;
    private final int depth;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private FormatTemplate(String template, JsonNode context, int depth) {
        this.template = template;
        this.context = context;
        this.depth = depth;
    }

    static String render(String template, JsonNode context) {
        return new FormatTemplate(template, context, 0).rendered();
    }

    private String rendered() {
        if (depth >= DEPTH_MAX) {
            throw TemplateFailure.value("Max string recursion exceeded");
        }
        while (at < template.length()) {
            char c = template.charAt(at++);
            boolean doubled = at < template.length() && template.charAt(at) == c;
            if (c != '{' && c != '}') {
                out.append(c);
            } else if (doubled) {
                out.append(c);
                at++;
            } else if (c == '}' || at == template.length()) {
                throw TemplateFailure.value("Single '" + c + "' encountered in format string");
            } else {
                out.append(replaced(field()));
            }
        }
        return out.toString();
    }

    /** The inside of the braces of which the first was taken. */
    private String field() {
        int start = at;
        int open = 1;
        while (at < template.length()) {
            char c = template.charAt(at++);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return template.substring(start, at - 1);
            }
        }
        throw TemplateFailure.value("expected '}' before end of string");
    }

    private String replaced(String field) {
        int end = nameEnd(field);
        JsonNode value = FormatField.find(context, field.substring(0, end));
        String rest = field.substring(end);
        if (rest.startsWith("!")) {
            if (rest.length() == 1) {
                throw TemplateFailure.value("unmatched '{' in format spec");
            }
            if (rest.length() > 2 && rest.charAt(2) != ':') {
                throw TemplateFailure.value("expected ':' after conversion specifier");
            }
            value = converted(value, rest.charAt(1));
            rest = rest.substring(2);
        }
        String spec = rest.isEmpty() ? "" : new FormatTemplate(rest.substring(1), context, depth + 1).rendered();
        return FormatSpec.format(value, spec);
    }

    private static int nameEnd(String field) {
        boolean inBrackets = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (!inBrackets && (c == '!' || c == ':')) {
                return i;
            }
            inBrackets = c == '[' || inBrackets && c != ']';
        }
        return field.length();
    }

    private static JsonNode converted(JsonNode value, char conversion) {
        return switch (conversion) {
            case 's' -> TextNode.valueOf(PythonText.printed(value));
            case 'r' -> TextNode.valueOf(PythonText.of(value));
            case 'a' -> TextNode.valueOf(ascii(PythonText.of(value)));
            default -> throw TemplateFailure.value("Unknown conversion specifier " + conversion);
        };
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            }
        });
        return ascii.toString();
    }
}
