package io.agentaquarkus.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One text for one value: keys in the order of their code points, no spaces, ASCII alone, and numbers with a fraction or an
 * exponent in the shortest form that names the same 64-bit number. It is what Python's {@code json.dumps} writes with sorted
 * keys, so clients in that language can compute hashes over it.
 */
public final class SortedJson {

    /** Not the order of Java's strings, which compare the halves of a character beyond 16 bits. */
    public static final Comparator<String> CODE_POINTS = SortedJson::compare;

    private static final String SHORT_ESCAPES = "\"\\\n\r\t\b\f";
    private static final String SHORT_LETTERS = "\"\\nrtbf";

    private SortedJson() {
    }

    public static String write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** {@code 1e-07}, {@code 1000.0}, {@code 1e+16}: how Python writes a floating-point number. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal shortest = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
        // Java's form has at least two digits, so the smallest numbers of all are not in their shortest.
        BigDecimal digit = shortest.precision() == 2 ? shortest.round(new MathContext(1)) : shortest;
        return digit.doubleValue() == value ? digit : shortest;
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, out);
            case ARRAY -> array(value, out);
            case STRING -> string(value.textValue(), out);
            case NUMBER -> out.append(value.isIntegralNumber() ? value.bigIntegerValue().toString()
                    : number(value.doubleValue()));
            default -> out.append(value.isBoolean() ? String.valueOf(value.booleanValue()) : "null");
        }
    }

    private static void object(JsonNode value, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
        members.sort(Map.Entry.comparingByKey(CODE_POINTS));
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            string(member.getKey(), out.append(separator));
            write(member.getValue(), out.append(':'));
            separator = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void array(JsonNode value, StringBuilder out) {
        char separator = '[';
        for (JsonNode element : value) {
            write(element, out.append(separator));
            separator = ',';
        }
        out.append(value.isEmpty() ? "[]" : "]");
    }

    private static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int known = SHORT_ESCAPES.indexOf(c);
            if (known >= 0) {
                out.append('\\').append(SHORT_LETTERS.charAt(known));
            } else if (c >= ' ' && c <= '~') {
                out.append(c);
            } else {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0000", hex.length(), 4).append(hex);
            }
        }
        out.append('"');
    }

    private static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean beyond = Character.isSurrogate(a);
                return beyond == Character.isSurrogate(b) ? Character.compare(a, b) : beyond ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
