package io.agentaquarkus.catalog;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The outputs of a tree of matchers: each matcher's result stands below its key. */
final class MatchOutputs {

    private MatchOutputs() {
    }

    /** Empty without a matcher. */
    static Optional<ObjectNode> of(JsonNode matchers) {
        if (!isTree(matchers)) {
            return Optional.empty();
        }
        ObjectNode outputs = OutputSchema.MATCH.copy();
        ObjectNode properties = (ObjectNode) outputs.get("properties");
        for (JsonNode matcher : matchers) {
            String key = matcher.path("key").asText();
            // The whole's own score and success are written last, over a matcher of that name.
            if (!key.isEmpty() && !properties.has(key)) {
                properties.set(key, result(matcher));
            }
        }
        require(outputs, properties);
        return Optional.of(outputs);
    }

    private static ObjectNode result(JsonNode matcher) {
        JsonNode children = matcher.path("matchers");
        if (!isTree(children)) {
            return OutputSchema.MATCH_LEAF.copy();
        }
        ObjectNode parent = OutputSchema.MATCH_PARENT.copy();
        ObjectNode properties = (ObjectNode) parent.get("properties");
        for (JsonNode child : children) {
            String key = child.path("key").asText();
            // Here the children are written last.
            if (!key.isEmpty()) {
                properties.set(key, result(child));
            }
        }
        require(parent, properties);
        return parent;
    }

    private static void require(ObjectNode schema, ObjectNode properties) {
        ArrayNode required = ((ArrayNode) schema.get("required")).removeAll();
        properties.fieldNames().forEachRemaining(required::add);
    }

    private static boolean isTree(JsonNode matchers) {
        return matchers.isArray() && !matchers.isEmpty();
    }
}
