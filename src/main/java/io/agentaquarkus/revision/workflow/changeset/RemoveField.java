package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes a field out. */
record RemoveField(Target target) implements Operation {

    static final String NAME = "remove";

    @Override
    public void applyTo(Draft draft) {
        String field = target.field(NAME);
        ObjectNode holder = Holders.existing(draft.data(), target);
        Fields.existing(holder, field);
        holder.remove(field);
    }
}
