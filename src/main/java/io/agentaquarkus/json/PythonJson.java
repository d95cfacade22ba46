package io.agentaquarkus.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON as Python's {@code json.dumps} writes it. Numbers that are none are written as {@code NaN} and {@code Infinity}. */
public final class PythonJson {

    private static final String SHORT_ESCAPES = "\"\\\n\r\t\b\f";
    private static final String SHORT_LETTERS = "\"\\nrtbf";

    private final StringBuilder out = new StringBuilder();
    private final String comma;
    private final String colon;
    private final boolean sorted;
    private final boolean ascii;

    private PythonJson(String comma, String colon, boolean sorted, boolean ascii) {
        this.comma = comma;
        this.colon = colon;
        this.sorted = sorted;
        this.ascii = ascii;
    }

    /** {@code {"b": 1, "a": [2, 3]}}, in ASCII. */
    public static String text(JsonNode value) {
        return new PythonJson(", ", ": ", false, true).written(value);
    }

    /** As {@link #text}, with keys in the order of their code points: {@code {"a": [2, 3], "b": 1}}. */
    public static String sortedText(JsonNode value) {
        return new PythonJson(", ", ": ", true, true).written(value);
    }

    /** As {@link #text}, but characters beyond ASCII stay as they are. */
    public static String readableText(JsonNode value) {
        return new PythonJson(", ", ": ", false, false).written(value);
    }

    /** {@code {"a":[2,3],"b":1}}, in ASCII. */
    static String compactSorted(JsonNode value) {
        return new PythonJson(",", ":", true, true).written(value);
    }

    private String written(JsonNode value) {
        write(value);
        return out.toString();
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case NUMBER -> out.append(value.isIntegralNumber() ? value.bigIntegerValue().toString()
                    : SortedJson.number(value.doubleValue()));
            default -> out.append(value.isBoolean() ? String.valueOf(value.booleanValue()) : "null");
        }
    }

    private void object(JsonNode value) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
        if (sorted) {
            members.sort(Map.Entry.comparingByKey(SortedJson.CODE_POINTS));
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : members) {
            out.append(separator);
            string(member.getKey());
            out.append(colon);
            write(member.getValue());
            separator = comma;
        }
        out.append('}');
    }

    private void array(JsonNode value) {
        out.append('[');
        String separator = "";
        for (JsonNode element : value) {
            out.append(separator);
            write(element);
            separator = comma;
        }
        out.append(']');
    }

    private void string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int known = SHORT_ESCAPES.indexOf(c);
            if (known >= 0) {
                out.append('\\').append(SHORT_LETTERS.charAt(known));
            } else if (c >= ' ' && (c <= '~' || !ascii)) {
                out.append(c);
            } else {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0000", hex.length(), 4).append(hex);
            }
        }
        out.append('"');
    }
}
