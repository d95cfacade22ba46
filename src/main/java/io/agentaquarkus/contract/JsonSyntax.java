package io.agentaquarkus.contract;

/**
 * Finds where a text stops being JSON, and says so in the words that clients of the original know. Positions count
 * characters from 0. Only used for texts that the JSON parser has refused.
 */
final class JsonSyntax {

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    static Error locate(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        try {
            syntax.blanks();
            syntax.value();
            syntax.blanks();
            return new Error("Extra data", Math.min(syntax.at, text.length()));
        } catch (Broken broken) {
            return broken.error;
        }
    }

    record Error(String message, int position) {
    }

    private void value() {
        char c = peek();
        if (c == '{') {
            object();
        } else if (c == '[') {
            list();
        } else if (c == '"') {
            string();
        } else if (!word("true") && !word("false") && !word("null") && !word("NaN") && !word("Infinity")
                && !word("-Infinity") && !number()) {
            throw broken("Expecting value", at);
        }
    }

    private void object() {
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw broken("Expecting property name enclosed in double quotes", at);
            }
            string();
            blanks();
            if (peek() != ':') {
                throw broken("Expecting ':' delimiter", at);
            }
            at++;
            blanks();
            value();
            blanks();
            if (peek() == '}') {
                at++;
                return;
            }
            comma();
            if (peek() == '}') {
                throw broken("Expecting property name enclosed in double quotes", at);
            }
        }
    }

    private void list() {
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value();
            blanks();
            if (peek() == ']') {
                at++;
                return;
            }
            comma();
        }
    }

    private void comma() {
        if (peek() != ',') {
            throw broken("Expecting ',' delimiter", at);
        }
        at++;
        blanks();
    }

    private void string() {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c < 0x20) {
                throw broken("Invalid control character at", at);
            }
            if (c == '\\') {
                escape(start);
            }
            at++;
        }
        throw broken("Unterminated string starting at", start);
    }

    private void escape(int start) {
        at++;
        if (at >= text.length()) {
            throw broken("Unterminated string starting at", start);
        }
        char c = text.charAt(at);
        if (c == 'u') {
            if (at + 4 >= text.length() || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                throw broken("Invalid \\uXXXX escape", at);
            }
            at += 4;
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw broken("Invalid \\escape", at - 1);
        }
    }

    private boolean word(String word) {
        boolean found = text.startsWith(word, at);
        at += found ? word.length() : 0;
        return found;
    }

    private boolean number() {
        java.util.regex.Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    private static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern
            .compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static Broken broken(String message, int position) {
        return new Broken(new Error(message, position));
    }

    private static final class Broken extends RuntimeException {

        private final transient Error error;

        Broken(Error error) {
            super(error.message(), null, false, false);
            this.error = error;
        }
    }
}
