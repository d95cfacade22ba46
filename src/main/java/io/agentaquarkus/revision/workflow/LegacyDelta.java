package io.agentaquarkus.revision.workflow;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The older form of a delta: {@code set} is merged into the data, objects member by member, everything else as a whole; then
 * the dotted paths of {@code remove} are taken out, where they exist.
 */
final class LegacyDelta {

    private LegacyDelta() {
    }

    static ObjectNode apply(ObjectNode base, ObjectNode delta) {
        ObjectNode data = base == null ? JsonNodeFactory.instance.objectNode() : base.deepCopy();
        if (delta.get("set") instanceof ObjectNode set) {
            merge(data, set);
        }
        delta.path("remove").forEach(path -> remove(data, path.textValue().split("\\.")));
        return data;
    }

    private static void merge(ObjectNode target, ObjectNode source) {
        for (Map.Entry<String, JsonNode> member : source.properties()) {
            JsonNode before = target.get(member.getKey());
            if (before instanceof ObjectNode object && member.getValue() instanceof ObjectNode other) {
                merge(object, other);
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        }
    }

    private static void remove(ObjectNode data, String[] path) {
        JsonNode parent = data;
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent.path(path[i]);
        }
        if (parent instanceof ObjectNode object) {
            object.remove(path[path.length - 1]);
        }
    }
}
