package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts a value into a field, whatever was there before. */
record SetField(Target target, JsonNode value) implements Operation {

    static final String NAME = "set";

    @Override
    public void applyTo(Draft draft) {
        String field = target.field(NAME);
        JsonNode admitted = draft.admitted(value);
        ObjectNode holder = Holders.made(draft.data(), target);
        draft.replace(field, holder.get(field), admitted);
        holder.set(field, admitted.deepCopy());
    }
}
