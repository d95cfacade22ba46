package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** A passage of a text, named by its content, and what is to stand in its place. */
record TextEdit(String oldText, String newText) {

    private static final int EDITS_MAX = 32;

    static List<TextEdit> read(JsonNode json) {
        if (json == null || json.isNull()) {
            throw Code.INVALID_OPERATION_SHAPE.refuse("'edit_text' needs an 'edits' list");
        }
        if (json.isEmpty()) {
            throw Code.INVALID_OPERATION_SHAPE.refuse("edits must hold at least one edit");
        }
        if (json.size() > EDITS_MAX) {
            throw Code.INVALID_OPERATION_SHAPE.refuse("an edit_text operation takes at most " + EDITS_MAX + " edits");
        }
        List<TextEdit> edits = new ArrayList<>();
        for (JsonNode edit : json) {
            edits.add(edit(name(edits.size()), edit));
        }
        return List.copyOf(edits);
    }

    /** How the edit is called in messages. */
    static String name(int index) {
        return "edits[" + index + "]";
    }

    private static TextEdit edit(String name, JsonNode json) {
        json.fieldNames().forEachRemaining(key -> {
            if (!key.equals("old_text") && !key.equals("new_text")) {
                throw Code.INVALID_OPERATION_SHAPE.refuse(name + " must hold exactly 'old_text' and 'new_text'");
            }
        });
        if (!json.path("old_text").isTextual() || !json.path("new_text").isTextual()) {
            throw Code.INVALID_OPERATION_SHAPE.refuse(name + ": 'old_text' and 'new_text' must be strings");
        }
        return new TextEdit(json.get("old_text").textValue(), json.get("new_text").textValue());
    }
}
