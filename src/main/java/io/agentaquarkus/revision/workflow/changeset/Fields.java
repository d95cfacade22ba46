package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the field at the end of a target. */
final class Fields {

    private Fields() {
    }

    static JsonNode existing(ObjectNode holder, String field) {
        JsonNode value = holder.get(field);
        if (value == null) {
            throw Code.TARGET_NOT_FOUND.refuse("'" + field + "' does not exist");
        }
        return value;
    }

    /** The refusal of a field that holds another type than the operation needs. */
    static ChangeSetProblem mismatch(String operation, String needed, String field, JsonNode value) {
        return Code.TARGET_TYPE_MISMATCH
                .refuse("'" + operation + "' needs " + needed + " target; '" + field + "' is " + Types.of(value));
    }
}
