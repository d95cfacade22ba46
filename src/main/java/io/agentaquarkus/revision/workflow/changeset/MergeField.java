package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merges an object into the object that a field holds. */
record MergeField(Target target, ObjectNode value) implements Operation {

    static final String NAME = "merge";

    @Override
    public void applyTo(Draft draft) {
        String field = target.field(NAME);
        JsonNode admitted = draft.admitted(value);
        JsonNode before = Fields.existing(Holders.existing(draft.data(), target), field);
        if (!(before instanceof ObjectNode object)) {
            throw Fields.mismatch(NAME, "an object", field, before);
        }
        if (EmbeddedEntries.areIn(field, admitted)) {
            draft.warn(EmbeddedEntries.CODE, EmbeddedEntries.MESSAGE);
        }
        Merge.into(object, (ObjectNode) admitted);
    }
}
