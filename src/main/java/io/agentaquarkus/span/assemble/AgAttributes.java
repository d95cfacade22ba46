package io.agentaquarkus.span.assemble;

import java.util.Map;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.TraceType;

/**
 * Brings the {@code ag} object of a span into its one shape: {@code type}, {@code data} and {@code metrics} always, the
 * other known members when they are set, and everything else under {@code unsupported}, so that nothing is lost because
 * it stood in the wrong place.
 */
final class AgAttributes {

    private final Map<String, Object> given;
    private final Map<String, Object> unsupported = new JsonObject();
    private final Map<String, Object> ag = new JsonObject();

    private AgAttributes(Map<String, Object> given) {
        this.given = given;
    }

    /** Replaces {@code ag} among the attributes, which are nested already, and returns it. */
    static Map<String, Object> clean(Map<String, Object> attributes) {
        Object raw = attributes.get("ag");
        Map<String, Object> object = Trees.object(raw);
        AgAttributes cleaning = new AgAttributes(object == null ? Map.of() : object);
        if (object == null && attributes.containsKey("ag")) {
            cleaning.unsupported.put("_invalid", raw);
        }
        cleaning.clean();
        attributes.put("ag", cleaning.ag);
        return cleaning.ag;
    }

    private void clean() {
        carryUnsupported();
        ag.put("type", type());
        Map<String, Object> meta = meta();
        ag.put("data", data(meta));
        if (meta != null && !meta.isEmpty()) {
            ag.put("meta", meta);
        }
        ag.put("metrics", new AgMetrics(unsupported).clean(Trees.object(given.get("metrics"))));
        references();
        identity("session");
        identity("user");
        labels("flags");
        labels("tags");
        objectOrUnsupported("exception");
        selector();
        for (Map.Entry<String, Object> member : given.entrySet()) {
            switch (member.getKey()) {
                case "type", "data", "metrics", "references", "session", "user", "flags", "tags", "meta", "exception",
                        "selector", "refs", "unsupported" ->
                    {
                    }
                default -> unsupported.put(member.getKey(), member.getValue());
            }
        }
        if (!unsupported.isEmpty()) {
            ag.put("unsupported", unsupported);
        }
    }

    private void carryUnsupported() {
        Object value = given.get("unsupported");
        Map<String, Object> object = Trees.object(value);
        if (object != null) {
            unsupported.putAll(object);
        } else if (value != null) {
            unsupported.put("_unsupported", value);
        }
    }

    private Map<String, Object> type() {
        Map<String, Object> type = new JsonObject();
        Map<String, Object> object = Trees.object(given.get("type"));
        if (object != null) {
            object.forEach((key, value) -> {
                switch (key) {
                    case "span" -> keepKnown(type, key, value, value instanceof String word && SpanType.of(word) != null);
                    case "trace" -> keepKnown(type, key, value,
                            value instanceof String word && TraceType.of(word) != null);
                    default -> Trees.objectAt(unsupported, "type").put(key, value);
                }
            });
        }
        return type;
    }

    private static void keepKnown(Map<String, Object> into, String key, Object value, boolean known) {
        if (known) {
            into.put(key, value);
        }
    }

    /** A configuration among the metadata is what the application ran with: the older name of the parameters. */
    private Map<String, Object> data(Map<String, Object> meta) {
        Map<String, Object> data = new JsonObject();
        Map<String, Object> object = Trees.object(given.get("data"));
        if (object != null) {
            object.forEach((key, value) -> {
                switch (key) {
                    case "parameters", "inputs", "internals" -> dataObject(data, key, value);
                    case "outputs" -> keepKnown(data, key, value, value != null);
                    default -> Trees.objectAt(unsupported, "data").put(key, value);
                }
            });
        }
        Object configuration = meta == null ? null : meta.remove("configuration");
        if (configuration == null || data.get("parameters") != null) {
            return data;
        }
        data.put("parameters", configuration);
        if (configuration instanceof Map<?, ?>) {
            return data;
        }
        Map<String, Object> refused = Trees.objectAt(unsupported, "data");
        for (String member : new String[] { "parameters", "inputs", "outputs", "internals" }) {
            refused.putIfAbsent(member, data.get(member));
        }
        return new JsonObject();
    }

    private void dataObject(Map<String, Object> data, String key, Object value) {
        Map<String, Object> object = Trees.object(value);
        if (object == null && value instanceof String text && text.startsWith("{", firstVisible(text))) {
            try {
                object = Trees.object(JsonTree.read(text));
            } catch (IllegalArgumentException notJson) {
                object = null;
            }
        }
        if (object != null) {
            data.put(key, object);
        } else if (value != null) {
            Trees.objectAt(unsupported, "data").put(key, value);
        }
    }

    private static int firstVisible(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    private Map<String, Object> meta() {
        Object value = given.get("meta");
        Map<String, Object> meta = Trees.object(value);
        if (meta == null && value != null) {
            unsupported.put("meta", value);
        }
        return meta;
    }

    private void references() {
        Map<String, Object> object = Trees.object(given.get("references"));
        if (object == null) {
            return;
        }
        Map<String, Object> references = new JsonObject();
        boolean idsValid = true;
        for (Map.Entry<String, Object> member : object.entrySet()) {
            Map<String, Object> fields = Trees.object(member.getValue());
            if (!ReferenceKeys.ALL.contains(member.getKey())) {
                continue;
            }
            if (fields == null) {
                if (member.getValue() != null) {
                    Trees.objectAt(unsupported, "references").put(member.getKey(), member.getValue());
                }
                continue;
            }
            Map<String, Object> reference = new JsonObject();
            String id = text(fields.get("id"));
            if (id != null) {
                String dashed = ReferenceKeys.id(id);
                idsValid &= dashed != null;
                reference.put("id", dashed == null ? id : dashed);
            }
            String slug = text(fields.get("slug"));
            if (slug != null && ReferenceKeys.isSlug(slug)) {
                reference.put("slug", slug);
            }
            String version = text(fields.get("version"));
            if (version != null) {
                reference.put("version", version);
            }
            references.put(member.getKey(), reference);
        }
        if (!idsValid) {
            Trees.objectAt(unsupported, "references").putAll(references);
        } else if (!references.isEmpty()) {
            ag.put("references", references);
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private void identity(String key) {
        Map<String, Object> object = Trees.object(given.get(key));
        if (object == null || !object.containsKey("id")) {
            return;
        }
        Object id = object.get("id");
        if (id != null && !(id instanceof String)) {
            unsupported.put(key, object);
            return;
        }
        Map<String, Object> identity = new JsonObject();
        keepKnown(identity, "id", id, id != null);
        ag.put(key, identity);
    }

    private void labels(String key) {
        Object value = given.get(key);
        if (value == null) {
            return;
        }
        Map<String, Object> object = Trees.object(value);
        Map<String, Object> labels = object == null ? null : labels(object);
        if (labels == null) {
            unsupported.put(key, value);
        } else {
            ag.put(key, labels);
        }
    }

    private static Map<String, Object> labels(Map<String, Object> object) {
        Map<String, Object> labels = new JsonObject();
        for (Map.Entry<String, Object> member : object.entrySet()) {
            Object label = label(member.getValue());
            if (label == null) {
                return null;
            }
            labels.put(member.getKey(), label);
        }
        return labels;
    }

    private static Object label(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
            return number.doubleValue() == 1;
        }
        Map<String, Object> object = Trees.object(value);
        return object == null ? null : labels(object);
    }

    private void selector() {
        Object value = given.get("selector");
        Map<String, Object> object = Trees.object(value);
        if (object != null && object.values().stream().allMatch(String.class::isInstance)) {
            ag.put("selector", object);
        } else if (value != null) {
            unsupported.put("selector", value);
        }
    }

    private void objectOrUnsupported(String key) {
        Object value = given.get(key);
        if (value instanceof Map<?, ?>) {
            ag.put(key, value);
        } else if (value != null) {
            unsupported.put(key, value);
        }
    }
}
