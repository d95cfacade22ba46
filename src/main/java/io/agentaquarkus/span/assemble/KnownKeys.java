package io.agentaquarkus.span.assemble;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out for an attribute's key. The same few hundred keys arrive with every span, so each is worked out once;
 * neither keys without end nor very long ones are kept.
 */
public final class KnownKeys<V> {

    private static final int KEYS_MAX = 20_000;
    private static final int LENGTH_MAX = 250;

    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<String, V> work;

    /** @param work never answers null */
    public KnownKeys(Function<String, V> work) {
        this.work = work;
    }

    public V get(String key) {
        V found = known.get(key);
        if (found == null) {
            found = work.apply(key);
            if (key.length() <= LENGTH_MAX) {
                if (known.size() >= KEYS_MAX) {
                    known.clear();
                }
                known.put(key, found);
            }
        }
        return found;
    }
}
