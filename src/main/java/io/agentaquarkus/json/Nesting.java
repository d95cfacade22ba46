package io.agentaquarkus.json;

import com.fasterxml.jackson.databind.JsonNode;

/** How deep values are. */
public final class Nesting {

    private Nesting() {
    }

    /** How many objects and lists stand inside one another; 0 for a text or a number. */
    public static int depth(JsonNode value) {
        int deepest = 0;
        for (JsonNode member : value) {
            deepest = Math.max(deepest, depth(member));
        }
        return value.isContainerNode() ? deepest + 1 : 0;
    }
}
