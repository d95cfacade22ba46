package io.agentaquarkus.template;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates templates for the library, whose expressions are not quite those of Jinja2. */
final class JinjaSyntax {

    /** Words that have a meaning in the library's expressions alone. */
    static final List<String> RESERVED = List.of("empty", "div", "mod", "instanceof");
    /** What is put before such a word where it is the name of a variable. */
    static final String PREFIX = "__variable_";

    private static final Pattern TAGS = Pattern.compile("(?s)\\{#.*?#}|\\{%-?\\s*raw\\s*-?%}.*?\\{%-?\\s*endraw\\s*-?%}"
            + "|\\{\\{(?<print>.*?)}}|\\{%(?<statement>.*?)%}");
    private static final Pattern TOKENS = Pattern
            .compile("(?s)(?<![\\w\\]])(?<tuple>\\(\\s*\\))|'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\""
                    + "|(?<=[\\w\\])])\\s*\\.\\s*(?<index>\\d+)(?!\\w)|\\.\\s*(?<member>" + String.join("|", RESERVED)
                    + ")\\b|(?<![\\w.])(?<variable>" + String.join("|", RESERVED) + ")\\b|(?<number>\\d+\\.\\d+)");

    private JinjaSyntax() {
    }

    /**
     * @param paths gets the tags with JSONPath: what stands for each in the translation, and its path
     * @throws TemplateFailure for what is an expression to the library, and none to Jinja2
     */
    static String translated(String template, Map<String, String> paths) {
        String mark = UUID.randomUUID().toString();
        return TAGS.matcher(template).replaceAll(tag -> Matcher.quoteReplacement(translated((Matcher) tag, mark, paths)));
    }

    private static String translated(Matcher tag, String mark, Map<String, String> paths) {
        String print = tag.group("print");
        if (print == null) {
            return tag.group("statement") == null ? tag.group() : "{%" + expression(tag.group("statement")) + "%}";
        }
        String body = print.replaceAll("^-|-$", "").strip();
        if (body.isEmpty() || body.startsWith("!")) {
            throw TemplateFailure.of("TemplateSyntaxError",
                    body.isEmpty() ? "Expected an expression, got 'end of print statement'" : "unexpected char '!'");
        }
        if (!body.startsWith("$")) {
            return "{{" + expression(print) + "}}";
        }
        String key = "{" + mark + ":" + paths.size() + "}";
        paths.put(key, body);
        return key;
    }

    private static String expression(String expression) {
        return TOKENS.matcher(expression).replaceAll(token -> Matcher.quoteReplacement(translated((Matcher) token)));
    }

    private static String translated(Matcher token) {
        if (token.group("tuple") != null) {
            return "[]";
        }
        if (token.group("index") != null) {
            return "[" + token.group("index") + "]";
        }
        if (token.group("member") != null) {
            return "['" + token.group("member") + "']";
        }
        return token.group("variable") != null ? PREFIX + token.group("variable") : token.group();
    }
}
