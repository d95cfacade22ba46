package io.agentaquarkus.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a slug may look like. */
public final class SlugText {

    private static final Pattern URL_SAFE = Pattern.compile("[a-zA-Z0-9_\\-][a-zA-Z0-9_.\\-]*\\n?");
    private static final Pattern UNSAFE = Pattern.compile("[^a-zA-Z0-9_\\-]+");
    private static final int HASH_BYTES = 6;

    private SlugText() {
    }

    /** Whether it can stand in a URL as it is: letters, digits, {@code _}, {@code -} and, but for the first, {@code .}. */
    public static boolean isUrlSafe(String text) {
        return URL_SAFE.matcher(text).matches();
    }

    /** The slug that belongs to a name: the name itself where it is one, else what is safe of it and a hash of the whole. */
    public static String of(String name) {
        return isUrlSafe(name) && !name.endsWith("\n") ? name
                : UNSAFE.matcher(name).replaceAll("-") + "-"
                        + HexFormat.of().formatHex(Blake2b.of(name, HASH_BYTES));
    }
}
