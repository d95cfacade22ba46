package io.agentaquarkus.json;

import java.util.regex.Pattern;

import com.networknt.schema.regex.RegularExpression;

/** A user's regular expression that gives up when it looks at characters too often, so that none can hold up the server. */
final class BoundedPattern implements RegularExpression {

    private static final int LOOKS_MAX = 1_000_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static RegularExpression of(String pattern) {
        return new BoundedPattern(Pattern.compile(pattern));
    }

    @Override
    public boolean matches(String text) {
        return pattern.matcher(new Watched(text)).find();
    }

    static final class Exhausted extends RuntimeException {

        Exhausted() {
            super("a regular expression takes too long.", null, false, false);
        }
    }

    private static final class Watched implements CharSequence {

        private final CharSequence text;
        private int looks;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > LOOKS_MAX) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
