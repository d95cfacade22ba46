package io.agentaquarkus.span.otlp.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The table of one convention: which attribute becomes which member of {@code ag}. Exact keys go before prefixes. */
final class Rules {

    /** Anything that is more than a change of name. */
    interface Step {

        void apply(String key, Object value, Mapped ag);
    }

    private static final Step NO_STEP = (key, value, ag) -> {
    };
    private static final int FOUND_MAX = 4_096;
    private static final int FOUND_LENGTH_MAX = 256;

    private final Map<String, Step> exact = new HashMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();
    /** The same few hundred keys arrive with every span. */
    private final Map<String, Step> found = new ConcurrentHashMap<>();

    Rules exact(String key, String path) {
        return computed(key, (name, value, ag) -> ag.put(path, value));
    }

    Rules exact(String key, String path, UnaryOperator<Object> change) {
        return computed(key, (name, value, ag) -> ag.put(path, change.apply(value)));
    }

    /** {@code base + name} becomes {@code path + name}, for each name. */
    Rules same(String base, String path, String... names) {
        for (String name : names) {
            exact(base + name, path + name);
        }
        return this;
    }

    Rules computed(String key, Step step) {
        exact.put(key, step);
        return this;
    }

    /** The rest of the key is appended to the path. */
    Rules prefix(String prefix, String path) {
        return prefix(prefix, path, UnaryOperator.identity());
    }

    Rules prefix(String prefix, String path, UnaryOperator<String> rest) {
        return prefixed(prefix, (key, value, ag) -> ag.put(path + rest.apply(key.substring(prefix.length())), value));
    }

    Rules prefixed(String prefix, Step step) {
        prefixes.add(new Prefix(prefix, step));
        return this;
    }

    boolean knows(String key) {
        return exact.containsKey(key);
    }

    void apply(Map<String, Object> attributes, Mapped ag) {
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            String key = attribute.getKey();
            Step step = step(key);
            if (step != null) {
                step.apply(key, attribute.getValue(), ag);
            }
        }
    }

    private Step step(String key) {
        Step step = found.get(key);
        if (step == null) {
            step = search(key);
            if (found.size() < FOUND_MAX && key.length() <= FOUND_LENGTH_MAX) {
                found.put(key, step);
            }
        }
        return step == NO_STEP ? null : step;
    }

    private Step search(String key) {
        Step step = exact.get(key);
        if (step != null) {
            return step;
        }
        for (Prefix prefix : prefixes) {
            if (key.startsWith(prefix.text)) {
                return prefix.step;
            }
        }
        return NO_STEP;
    }

    private record Prefix(String text, Step step) {
    }
}
