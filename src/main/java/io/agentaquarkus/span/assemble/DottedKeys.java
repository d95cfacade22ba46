package io.agentaquarkus.span.assemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.agentaquarkus.json.JsonObject;

/**
 * Turns dotted attribute keys into nested objects and lists: {@code a.0.b = 1} becomes {@code {"a": [{"b": 1}]}}. Keys
 * are taken in the order received; one that meets a value where it needs an object or a list is dropped.
 */
final class DottedKeys {

    /** Beyond it a key is kept as it is: nested containers would cost far more memory than was sent. */
    private static final int SEGMENTS_MAX = 128;
    /** List places that one span may leave empty; a key that needs more is kept as it is. */
    private static final int PADDING_MAX = 10_000;

    private static final KnownKeys<Path> PATHS = new KnownKeys<>(Path::of);

    private int padding = PADDING_MAX;

    /** The key before, as most keys begin as it does; null when what it left open may have been replaced since. */
    private Path before;
    /** What holds each of its segments. */
    private Object[] open = new Object[8];

    private DottedKeys() {
    }

    /** The values are not copied: containers among them become part of the result and may be added to. */
    static Map<String, Object> nest(Map<String, Object> flat) {
        Map<String, Object> root = new JsonObject();
        DottedKeys keys = new DottedKeys();
        for (Map.Entry<String, Object> attribute : flat.entrySet()) {
            String key = attribute.getKey();
            if (key.indexOf('.') < 0) {
                root.put(key, attribute.getValue());
                keys.before = null;
            } else {
                keys.put(root, key, attribute.getValue());
            }
        }
        return root;
    }

    private void put(Map<String, Object> root, String key, Object value) {
        Path path = PATHS.get(key);
        if (path.names.length > SEGMENTS_MAX || path.highestIndex > PADDING_MAX) {
            root.put(key, value);
            return;
        }
        if (path.names.length > open.length) {
            open = Arrays.copyOf(open, SEGMENTS_MAX);
        }
        int shared = path.sharedWith(before);
        before = null;
        Object at = shared == 0 ? root : open[shared];
        int last = path.names.length - 1;
        for (int i = shared; i < last; i++) {
            open[i] = at;
            Object next;
            if (at instanceof Map<?, ?>) {
                Map<String, Object> object = object(at);
                next = object.get(path.names[i]);
                if (next == null && !object.containsKey(path.names[i])) {
                    next = path.container(i + 1);
                    object.put(path.names[i], next);
                }
            } else {
                List<Object> list = listFor(at, path.indexes[i]);
                if (list == null) {
                    return;
                }
                if (!pad(list, path.indexes[i])) {
                    root.put(key, value);
                    return;
                }
                next = list.get(path.indexes[i]);
                if (next == null) {
                    next = path.container(i + 1);
                    list.set(path.indexes[i], next);
                }
            }
            at = next;
        }
        open[last] = at;
        if (at instanceof Map<?, ?>) {
            object(at).put(path.names[last], value);
            before = path;
            return;
        }
        List<Object> list = listFor(at, path.indexes[last]);
        if (list == null) {
            return;
        }
        if (pad(list, path.indexes[last])) {
            list.set(path.indexes[last], value);
            before = path;
        } else {
            root.put(key, value);
        }
    }

    private boolean pad(List<Object> list, int index) {
        int missing = index + 1 - list.size();
        if (missing > padding) {
            return false;
        }
        for (int i = 0; i < missing; i++) {
            list.add(null);
        }
        padding -= Math.max(0, missing - 1);
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> listFor(Object value, int index) {
        return value instanceof List<?> && index >= 0 ? (List<Object>) value : null;
    }

    private record Path(String[] names, int[] indexes, int highestIndex) {

        static Path of(String key) {
            String[] names = key.split("\\.", -1);
            int[] indexes = new int[names.length];
            int highest = -1;
            for (int i = 0; i < names.length; i++) {
                indexes[i] = index(names[i]);
                highest = Math.max(highest, indexes[i]);
            }
            return new Path(names, indexes, highest);
        }

        /** How many segments lead to the same containers: the last one of a key leads to none. */
        int sharedWith(Path other) {
            int shared = 0;
            if (other != null) {
                int most = Math.min(names.length, other.names.length) - 1;
                while (shared < most && names[shared].equals(other.names[shared])) {
                    shared++;
                }
            }
            return shared;
        }

        /** What a segment holds its place in. */
        Object container(int segment) {
            return indexes[segment] >= 0 ? new ArrayList<>() : new JsonObject();
        }

        private static int index(String name) {
            if (name.isEmpty()) {
                return -1;
            }
            int index = 0;
            for (int i = 0; i < name.length(); i++) {
                char digit = name.charAt(i);
                if (digit < '0' || digit > '9') {
                    return -1;
                }
                index = Math.min(PADDING_MAX + 1, index * 10 + digit - '0');
            }
            return index;
        }
    }
}
