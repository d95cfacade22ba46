package io.agentaquarkus.span.filter;

/** Texts that count as numbers: those that {@link Double#valueOf(String)} takes. */
final class NumberText {

    private NumberText() {
    }

    /** Null when the text is no number, which is told of nearly all texts without the price of an exception. */
    static Double read(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && text.charAt(begin) <= ' ') {
            begin++;
        }
        while (end > begin && text.charAt(end - 1) <= ' ') {
            end--;
        }
        int digits = behindSign(text, begin, end);
        if (!isDecimal(text, digits, end) && !isUnusual(text, digits, end)) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code 1}, {@code 1.}, {@code .5}, {@code 1.5e-3}, {@code 2f}. */
    private static boolean isDecimal(String text, int begin, int end) {
        int at = behindDigits(text, begin, end);
        int digits = at - begin;
        if (at < end && text.charAt(at) == '.') {
            int fraction = at + 1;
            at = behindDigits(text, fraction, end);
            digits += at - fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = behindSign(text, at + 1, end);
            at = behindDigits(text, exponent, end);
            if (at == exponent) {
                return false;
            }
        }
        return at == end || at == end - 1 && "fFdD".indexOf(text.charAt(at)) >= 0;
    }

    /** What begins as {@code 0x1p3}, {@code NaN} and {@code Infinity} do. */
    private static boolean isUnusual(String text, int begin, int end) {
        return begin < end && (text.charAt(begin) == 'N' || text.charAt(begin) == 'I'
                || begin + 1 < end && text.charAt(begin) == '0' && (text.charAt(begin + 1) | 0x20) == 'x');
    }

    private static int behindSign(String text, int at, int end) {
        return at < end && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int behindDigits(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
