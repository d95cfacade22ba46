package io.agentaquarkus.span.filter;

/** Texts that count as numbers: those that {@link Double#valueOf(String)} takes. */
final class NumberText {

    private NumberText() {
    }

    /** Null when the text is no number. Most texts are told by their first characters, without an exception. */
    static Double read(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        boolean mayBe = at == text.length() ? at > digits
                : at > digits ? ".eEdDfFxX".indexOf(text.charAt(at)) >= 0 || text.charAt(at) <= ' '
                        : ".NI".indexOf(text.charAt(at)) >= 0;
        if (!mayBe) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
