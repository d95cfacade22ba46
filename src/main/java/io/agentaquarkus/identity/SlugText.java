package io.agentaquarkus.identity;

import java.util.regex.Pattern;

/** What a slug may look like. */
public final class SlugText {

    private static final Pattern URL_SAFE = Pattern.compile("[a-zA-Z0-9_\\-][a-zA-Z0-9_.\\-]*\\n?");

    private SlugText() {
    }

    /** Whether it can stand in a URL as it is: letters, digits, {@code _}, {@code -} and, but for the first, {@code .}. */
    public static boolean isUrlSafe(String text) {
        return URL_SAFE.matcher(text).matches();
    }
}
