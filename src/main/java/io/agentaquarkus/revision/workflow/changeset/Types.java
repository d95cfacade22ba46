package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;

/** The names of JSON's types in messages. */
final class Types {

    private Types() {
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "null";
        };
    }
}
