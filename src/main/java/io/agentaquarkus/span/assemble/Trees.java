package io.agentaquarkus.span.assemble;

import java.util.Map;

import io.agentaquarkus.json.JsonObject;

/** Looking into plain JSON values. */
public final class Trees {

    private Trees() {
    }

    /** The value as an object, or null when it is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
    }

    /** The object under a key, made when there is none; a value of another kind is replaced. */
    static Map<String, Object> objectAt(Map<String, Object> parent, String key) {
        Map<String, Object> child = object(parent.get(key));
        if (child == null) {
            child = new JsonObject();
            parent.put(key, child);
        }
        return child;
    }

    /** What lies at a path of names, or null. */
    static Object at(Map<String, Object> root, String... path) {
        Object value = root;
        for (String name : path) {
            Map<String, Object> object = object(value);
            if (object == null) {
                return null;
            }
            value = object.get(name);
        }
        return value;
    }
}
