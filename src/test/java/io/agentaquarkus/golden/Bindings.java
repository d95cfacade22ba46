package io.agentaquarkus.golden;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The symbols of a recording and what they stand for. {@code ${uuid:3}} is bound by its first appearance in an answer, in
 * the shape of its kind, and means that very text from then on; a symbol without a name, {@code ${time}}, is only a shape.
 */
final class Bindings {

    static final Pattern SYMBOL = Pattern.compile("\\$\\{([a-z0-9]+)(?::(\\w+))?}");

    private static final Map<String, String> SHAPES = Map.ofEntries(
            Map.entry("uuid", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            Map.entry("trace", "[0-9a-f]{32}"),
            Map.entry("span", "[0-9a-f]{16}"),
            Map.entry("hex12", "[0-9a-f]{12}"),
            Map.entry("hex64", "[0-9a-f]{64}"),
            Map.entry("time", "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?"),
            Map.entry("stamp", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?\\+00:00"),
            Map.entry("key", "[A-Za-z0-9._-]{16,}"),
            Map.entry("prefix", "[A-Za-z0-9]{8}"),
            Map.entry("token", "[A-Za-z0-9_-]+"),
            Map.entry("origin", "https?://[^/]+"),
            Map.entry("jwt", "eyJ[\\w=-]+\\.[\\w=-]+\\.[\\w=-]+"),
            Map.entry("text", "(?s:.*)"));

    private final Map<String, String> values;

    Bindings() {
        this(new HashMap<>());
    }

    private Bindings(Map<String, String> values) {
        this.values = values;
    }

    /** 12 random hexadecimal characters: what a client makes that must be new in the installation. */
    static String fresh() {
        return UUID.randomUUID().toString().substring(24);
    }

    Bindings bind(String symbol, String value) {
        values.put(symbol, value);
        return this;
    }

    /** For a comparison that may turn out not to count. */
    Bindings copy() {
        return new Bindings(new HashMap<>(values));
    }

    void adopt(Bindings trial) {
        values.putAll(trial.values);
    }

    static boolean hasSymbol(String text) {
        return text.contains("${") && SYMBOL.matcher(text).find();
    }

    /** The text with each bound symbol replaced; the others stay. */
    String substitute(String text) {
        return hasSymbol(text)
                ? SYMBOL.matcher(text).replaceAll(
                        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(), found.group())))
                : text;
    }

    /** The same in every text and key of a JSON value. */
    JsonNode substitute(JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(substitute(json.textValue()));
        }
        if (json.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> list.add(substitute(element)));
            return list;
        }
        if (json.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(member -> object.set(substitute(member.getKey()), substitute(member.getValue())));
            return object;
        }
        return json;
    }

    /** Whether the text is what the expected one asks for; if it is, symbols that are met for the first time are bound. */
    boolean match(String expected, String actual) {
        if (!hasSymbol(expected)) {
            return expected.equals(actual);
        }
        Map<String, String> groups = new LinkedHashMap<>();
        Matcher found = Pattern.compile(pattern(expected, groups)).matcher(actual);
        if (!found.matches()) {
            return false;
        }
        groups.forEach((symbol, group) -> values.put(symbol, found.group(group)));
        return true;
    }

    /** @param groups filled with the group that captures each symbol to be bound */
    private String pattern(String expected, Map<String, String> groups) {
        StringBuilder pattern = new StringBuilder();
        Matcher symbols = SYMBOL.matcher(expected);
        int end = 0;
        while (symbols.find()) {
            pattern.append(Pattern.quote(expected.substring(end, symbols.start())));
            end = symbols.end();
            String symbol = symbols.group();
            String shape = SHAPES.get(symbols.group(1));
            if (values.containsKey(symbol) || shape == null) {
                pattern.append(Pattern.quote(values.getOrDefault(symbol, symbol)));
            } else if (symbols.group(2) == null) {
                pattern.append("(?:").append(shape).append(')');
            } else if (groups.containsKey(symbol)) {
                pattern.append("\\k<").append(groups.get(symbol)).append('>');
            } else {
                groups.put(symbol, "g" + groups.size());
                pattern.append("(?<").append(groups.get(symbol)).append('>').append(shape).append(')');
            }
        }
        return pattern.append(Pattern.quote(expected.substring(end))).toString();
    }
}
