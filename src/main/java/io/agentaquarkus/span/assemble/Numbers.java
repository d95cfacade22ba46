package io.agentaquarkus.span.assemble;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Figures as JSON has them: whole numbers stay whole, the rest are doubles. */
public final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern
            .compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,4})?");

    private Numbers() {
    }

    /** A finite number and nothing that only counts as one. */
    static boolean isFigure(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    /** The number that a value stands for, also as text or as true and false; null when it stands for none. */
    public static Number of(Object value) {
        if (isFigure(value)) {
            return (Number) value;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1L : 0L;
        }
        if (value instanceof String text) {
            String number = text.strip();
            if (WHOLE.matcher(number).matches()) {
                return Long.valueOf(number);
            }
            if (DECIMAL.matcher(number).matches()) {
                Double decimal = Double.valueOf(number);
                return Double.isFinite(decimal) ? decimal : null;
            }
        }
        return null;
    }

    /** The sum, whole when both are. */
    public static Number add(Number a, Number b) {
        if (isWhole(a) && isWhole(b)) {
            long x = a.longValue();
            long y = b.longValue();
            long sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) {
                return sum;
            }
        }
        return a.doubleValue() + b.doubleValue();
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double) && !(number instanceof BigInteger);
    }
}
