package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts another entry of the same name in the place of one. */
record ReplaceItem(Target target, ObjectNode value) implements Operation {

    static final String NAME = "replace_item";

    @Override
    public void applyTo(Draft draft) {
        Segment.Entry entry = target.entry(NAME);
        JsonNode admitted = draft.admitted(value);
        KeyedList list = KeyedList.in(Holders.existing(draft.data(), target), entry.list(), target.last());
        int index = list.indexOf(entry.key());
        String key = ItemKeys.requireOfValue(NAME, entry.list(), admitted);
        if (!key.equals(entry.key())) {
            throw Code.ITEM_RENAME_NOT_ALLOWED
                    .refuse("the target names '" + entry.key() + "' but the value is named '" + key + "'.");
        }
        list.entries().set(index, admitted.deepCopy());
        draft.touch(list);
    }
}
