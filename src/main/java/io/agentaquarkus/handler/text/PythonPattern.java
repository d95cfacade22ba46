package io.agentaquarkus.handler.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.agentaquarkus.json.WatchedText;

/** A regular expression as Python's {@code re} reads it, run by Java's engine with a limit on its work. */
public final class PythonPattern {

    private static final int LENGTH_MAX = 10_000;
    private static final int LOOKS_MAX = 20_000_000;

    private final Pattern pattern;

    private PythonPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws Invalid when Python would not take it, or Java's engine cannot express it */
    public static PythonPattern compile(String pattern, boolean ignoreCase) {
        if (pattern.length() > LENGTH_MAX) {
            throw new Invalid();
        }
        try {
            PatternTranslation translation = PatternTranslation.of(pattern);
            boolean folded = ignoreCase || translation.ignoresCase();
            int unicode = translation.isAscii() ? 0 : Pattern.UNICODE_CASE;
            return new PythonPattern(Pattern.compile(translation.java(), folded ? Pattern.CASE_INSENSITIVE | unicode : 0));
        } catch (PatternSyntaxException | StackOverflowError inexpressible) {
            throw new Invalid();
        }
    }

    /**
     * Whether it matches anywhere.
     *
     * @throws TooSlow when that takes too long to find out
     */
    public boolean isFoundIn(String text) {
        try {
            return pattern.matcher(new WatchedText(text, LOOKS_MAX)).find();
        } catch (WatchedText.Exhausted | StackOverflowError endless) {
            throw new TooSlow();
        }
    }

    /** The pattern cannot be used. */
    public static final class Invalid extends RuntimeException {

        Invalid() {
            super("The pattern is no regular expression.", null, false, false);
        }
    }

    /** The pattern needs too much work on this text. */
    public static final class TooSlow extends RuntimeException {

        TooSlow() {
            super("The pattern takes too long.", null, false, false);
        }
    }
}
