package io.agentaquarkus.json;

import java.util.regex.Pattern;

import com.networknt.schema.regex.RegularExpression;

/** A user's regular expression that gives up when it looks at characters too often. */
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
        return pattern.matcher(new WatchedText(text, LOOKS_MAX)).find();
    }
}
