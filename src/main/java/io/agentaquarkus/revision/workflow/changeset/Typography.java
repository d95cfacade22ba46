package io.agentaquarkus.revision.workflow.changeset;

/** Plain forms of the characters that editors put in place of typed ones. */
final class Typography {

    private Typography() {
    }

    /** A text of the same length, so that positions in it are positions in the original. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(plain(text.charAt(i)));
        }
        return plain.toString();
    }

    private static char plain(char c) {
        if (c >= '\u2018' && c <= '\u201B') {
            return '\'';
        }
        if (c >= '\u201C' && c <= '\u201F') {
            return '"';
        }
        if (c >= '\u2010' && c <= '\u2015' || c == '\u2212') {
            return '-';
        }
        return c == '\u00A0' || c >= '\u2002' && c <= '\u200A' || c == '\u202F' || c == '\u205F' || c == '\u3000' ? ' ' : c;
    }
}
