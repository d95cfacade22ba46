package io.agentaquarkus.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a text stops being JSON, and says so in the words that clients of the original know. Positions count
 * characters from 0. Only used for texts that the JSON parser has refused.
 */
final class JsonSyntax {

    /** The JSON parser goes no deeper either. */
    private static final int DEPTH_MAX = 1_000;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** Null when the text is JSON: then the parser has refused it for another reason. */
    static Error locate(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        try {
            syntax.blanks();
            syntax.value();
            syntax.blanks();
            return syntax.at < text.length() ? new Error("Extra data", syntax.at) : null;
        } catch (Broken broken) {
            return broken.error;
        }
    }

    record Error(String message, int position) {
    }

    private void value() {
        char c = peek();
        if (c == '{' || c == '[') {
            if (++depth > DEPTH_MAX) {
                throw broken("Nested too deeply", at);
            }
            if (c == '{') {
                object();
            } else {
                list();
            }
            depth--;
        } else if (c == '"') {
            string();
        } else if (!word("true") && !word("false") && !word("null") && !number()) {
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
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

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
