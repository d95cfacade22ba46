package io.agentaquarkus.identity;

import java.util.Locale;

/** The text forms of a UUID, and why a text is none, in the words of the original's parser. */
public final class UuidText {

    private static final int[] GROUPS = { 8, 4, 4, 4, 12 };

    private UuidText() {
    }

    /** Null when the text is a UUID: hyphened or plain digits, in braces or as a URN. */
    public static String error(String text) {
        String digits = body(text);
        int from = text.indexOf(digits);
        for (int i = 0; i < digits.length();) {
            int c = digits.codePointAt(i);
            if (c != '-' && Character.digit(c, 16) < 0 || c > 127) {
                return "invalid character: found `" + Character.toString(c) + "` at " + (from + i + 1);
            }
            i += Character.charCount(c);
        }
        if (digits.indexOf('-') < 0) {
            return digits.length() == 32 ? null
                    : "invalid length: expected length 32 for simple format, found " + digits.length();
        }
        String[] groups = digits.split("-", -1);
        if (groups.length != GROUPS.length) {
            return "invalid group count: expected 5, found " + groups.length;
        }
        for (int i = 0; i < GROUPS.length; i++) {
            if (groups[i].length() != GROUPS[i]) {
                return "invalid group length in group " + i + ": expected " + GROUPS[i] + ", found " + groups[i].length();
            }
        }
        return null;
    }

    /** With hyphens, in lower case; the text must be a UUID. */
    public static String canonical(String text) {
        String digits = body(text).replace("-", "").toLowerCase(Locale.ROOT);
        return digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20);
    }

    private static String body(String text) {
        if (text.startsWith("urn:uuid:")) {
            return text.substring(9);
        }
        return text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
    }
}
