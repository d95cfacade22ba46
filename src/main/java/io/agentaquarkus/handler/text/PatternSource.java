package io.agentaquarkus.handler.text;

/** A pattern that is read character by character. */
final class PatternSource {

    private static final int END = -1;

    private final int[] characters;
    private int next;

    PatternSource(String pattern) {
        this.characters = pattern.codePoints().toArray();
    }

    /** The next character, or -1 at the end. */
    int peek() {
        return next < characters.length ? characters[next] : END;
    }

    /** The next character; a pattern that ends here is none. */
    int take() {
        if (next == characters.length) {
            throw new PythonPattern.Invalid();
        }
        return characters[next++];
    }

    boolean isAtEnd() {
        return next == characters.length;
    }

    boolean isAtStart() {
        return next == 0;
    }

    int position() {
        return next;
    }

    void goTo(int position) {
        next = position;
    }

    /** Takes the text if it is next. */
    boolean skip(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (next + i >= characters.length || characters[next + i] != text.charAt(i)) {
                return false;
            }
        }
        next += text.length();
        return true;
    }

    void require(String text) {
        if (!skip(text)) {
            throw new PythonPattern.Invalid();
        }
    }

    /** What stands before a character, which is taken too. */
    String until(char end) {
        StringBuilder text = new StringBuilder();
        for (int c = take(); c != end; c = take()) {
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    /** Up to so many digits of a number system, as a number; -1 for none. */
    int number(int radix, int digitsMax) {
        int start = next;
        long number = 0;
        while (next - start < digitsMax && peek() < 128 && Character.digit(peek(), radix) >= 0) {
            number = number * radix + Character.digit(take(), radix);
            if (number > Integer.MAX_VALUE) {
                throw new PythonPattern.Invalid();
            }
        }
        return next == start ? -1 : (int) number;
    }
}
