package io.agentaquarkus.revision.workflow.changeset;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merges objects member by member; everything else, lists too, is replaced as a whole. */
final class Merge {

    private Merge() {
    }

    static void into(ObjectNode target, ObjectNode source) {
        for (Map.Entry<String, JsonNode> member : source.properties()) {
            if (target.get(member.getKey()) instanceof ObjectNode object && member.getValue() instanceof ObjectNode other) {
                into(object, other);
            } else {
                target.set(member.getKey(), member.getValue().deepCopy());
            }
        }
    }
}
