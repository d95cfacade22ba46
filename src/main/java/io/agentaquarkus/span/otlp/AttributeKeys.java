package io.agentaquarkus.span.otlp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.agentaquarkus.json.JsonTree;

/**
 * The strings of attribute keys, each made once: the same few hundred arrive with every span, and a string that is the same
 * object keeps its hash and is found in the tables of the mapping without being compared. A key takes the place of another
 * with its hash, so the table never grows.
 */
final class AttributeKeys {

    private static final int PLACES = 1 << 11;
    private static final int LENGTH_MAX = 256;
    private static final ThreadLocal<AttributeKeys> KEYS = ThreadLocal.withInitial(AttributeKeys::new);

    private final Key[] places = new Key[PLACES];

    static AttributeKeys ofThread() {
        return KEYS.get();
    }

    /** The text of some bytes in UTF-8. */
    String key(byte[] bytes, int from, int length) {
        if (length > LENGTH_MAX) {
            return text(bytes, from, length);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        Key key = places[place];
        if (key == null || !Arrays.equals(key.utf8, 0, key.utf8.length, bytes, from, from + length)) {
            key = new Key(Arrays.copyOfRange(bytes, from, from + length), text(bytes, from, length));
            places[place] = key;
        }
        return key.text;
    }

    private static String text(byte[] bytes, int from, int length) {
        return JsonTree.withoutNul(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    private record Key(byte[] utf8, String text) {
    }
}
