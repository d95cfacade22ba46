package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One change to the data (reference: agenta-retrieve-and-resolve, section 6.3). */
sealed interface Operation permits SetField, MergeField, RemoveField, EditText, AddItem, ReplaceItem, RemoveItem {

    void applyTo(Draft draft);

    static Operation read(JsonNode json) {
        Target target = Target.read(json.get("target"));
        String name = json.path("operation").asText();
        return switch (name) {
            case SetField.NAME -> new SetField(target, value(json));
            case MergeField.NAME -> new MergeField(target, object(json));
            case RemoveField.NAME -> new RemoveField(withoutValue(json, target));
            case EditText.NAME -> new EditText(withoutValue(json, target), TextEdit.read(json.get("edits")),
                    json.path("match_mode").asText().equals("exact"));
            case AddItem.NAME -> new AddItem(target, object(json));
            case ReplaceItem.NAME -> new ReplaceItem(target, object(json));
            case RemoveItem.NAME -> new RemoveItem(withoutValue(json, target));
            default -> throw Code.UNKNOWN_OPERATION.refuse("'" + name + "' is no operation");
        };
    }

    /** Null is a value; only one that is not there is missing. */
    private static JsonNode value(JsonNode json) {
        if (!json.has("value")) {
            throw Code.MISSING_OPERATION_VALUE.refuse("the operation needs a 'value'");
        }
        return json.get("value");
    }

    private static ObjectNode object(JsonNode json) {
        if (value(json) instanceof ObjectNode object) {
            return object;
        }
        throw Code.INVALID_OPERATION_SHAPE.refuse("'" + json.get("operation").asText() + "' takes an object value");
    }

    private static Target withoutValue(JsonNode json, Target target) {
        if (json.has("value")) {
            throw Code.INVALID_OPERATION_SHAPE
                    .refuse("'" + json.get("operation").asText() + "' does not take a value");
        }
        return target;
    }
}
