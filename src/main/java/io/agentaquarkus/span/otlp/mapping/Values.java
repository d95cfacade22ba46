package io.agentaquarkus.span.otlp.mapping;

import io.agentaquarkus.json.JsonTree;

/** Text that carries JSON. */
final class Values {

    private Values() {
    }

    /** What a text says in JSON; the value itself when it is no text or no JSON. */
    static Object parsed(Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            try {
                return JsonTree.read(text);
            } catch (IllegalArgumentException notJson) {
                return value;
            }
        }
        return value;
    }
}
