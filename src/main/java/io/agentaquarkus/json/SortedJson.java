package io.agentaquarkus.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;

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

    private SortedJson() {
    }

    public static String write(JsonNode value) {
        return PythonJson.compactSorted(value);
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
