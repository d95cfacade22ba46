package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Appends an entry to a list of entries with names. */
record AddItem(Target target, ObjectNode value) implements Operation {

    static final String NAME = "add_item";

    @Override
    public void applyTo(Draft draft) {
        String field = target.field(NAME);
        JsonNode admitted = draft.admitted(value);
        KeyedList list = KeyedList.in(Holders.existing(draft.data(), target), field, target.last());
        String key = ItemKeys.requireOfValue(NAME, field, admitted);
        if (list.holds(key)) {
            throw Code.ITEM_ALREADY_EXISTS.refuse("'" + field + "' already holds an entry named '" + key + "'.");
        }
        list.entries().add(admitted.deepCopy());
        draft.touch(list);
    }
}
