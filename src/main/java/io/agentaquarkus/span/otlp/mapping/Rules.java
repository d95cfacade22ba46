package io.agentaquarkus.span.otlp.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.agentaquarkus.span.assemble.KnownKeys;

/** The table of one convention: which attribute becomes which member of {@code ag}. Exact keys go before prefixes. */
final class Rules {

    /** Anything that is more than a change of name. */
    interface Step {

        void apply(String key, Object value, Mapped ag);
    }

    private static final Step NO_STEP = (key, value, ag) -> {
    };

    private final Map<String, Step> exact = new HashMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();
    private final KnownKeys<Step> steps = new KnownKeys<>(this::search);

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
        prefixes.add(new Prefix(prefix, key -> {
            String whole = path + rest.apply(key.substring(prefix.length()));
            return (name, value, ag) -> ag.put(whole, value);
        }));
        return this;
    }

    Rules prefixed(String prefix, Step step) {
        prefixes.add(new Prefix(prefix, key -> step));
        return this;
    }

    boolean knows(String key) {
        return exact.containsKey(key);
    }

    void apply(Map<String, Object> attributes, Mapped ag) {
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            String key = attribute.getKey();
            steps.get(key).apply(key, attribute.getValue(), ag);
        }
    }

    private Step search(String key) {
        Step step = exact.get(key);
        if (step != null) {
            return step;
        }
        for (Prefix prefix : prefixes) {
            if (key.startsWith(prefix.text)) {
                return prefix.step.apply(key);
            }
        }
        return NO_STEP;
    }

    /** @param step by the key that begins so */
    private record Prefix(String text, Function<String, Step> step) {
    }
}
