package io.agentaquarkus.span.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The pattern of a dict condition: a dotted key and a value as one nested element. */
final class ElementPath {

    private ElementPath() {
    }

    static ArrayNode pattern(Filter.Test test) {
        String[] steps = test.key().split("\\.");
        JsonNode value = test.value();
        for (int i = steps.length - 1; i >= 0; i--) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            outer.set(steps[i], value);
            value = outer;
        }
        return JsonNodeFactory.instance.arrayNode().add(value);
    }
}
