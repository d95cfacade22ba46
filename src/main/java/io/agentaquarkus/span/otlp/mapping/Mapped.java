package io.agentaquarkus.span.otlp.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the conventions made of a span's attributes: values by their path below {@code ag}, such as
 * {@code data.inputs.prompt}. A later write of a path replaces the value and keeps the place.
 */
final class Mapped {

    final Map<String, Object> values = new LinkedHashMap<>();

    void put(String path, Object value) {
        values.put(path, value);
    }

    Object get(String path) {
        return values.get(path);
    }

    void remove(String path) {
        values.remove(path);
    }

    boolean hasBelow(String prefix) {
        for (String path : values.keySet()) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
