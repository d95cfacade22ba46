package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Change;

/** Operations that are applied one after the other, each to what the ones before it have made. */
record ChangeSet(ArrayNode operations) implements Delta {

    private static final int OPERATIONS_MAX = 64;

    static ChangeSet of(ArrayNode operations, boolean hasBase) {
        if (operations.isEmpty()) {
            throw Code.INVALID_DELTA.refuse("'operations' must hold at least one operation");
        }
        if (operations.size() > OPERATIONS_MAX) {
            throw Code.INVALID_DELTA.refuse("a delta takes at most " + OPERATIONS_MAX + " operations");
        }
        if (!hasBase) {
            throw Code.INVALID_DELTA.refuse("an ordered delta needs `base_revision_id`: the revision you read.");
        }
        return new ChangeSet(operations);
    }

    @Override
    public Change applyTo(ObjectNode base) {
        Draft draft = new Draft(base);
        for (int i = 0; i < operations.size(); i++) {
            apply(draft, i, operations.get(i));
        }
        DuplicateKeys.check(base, draft);
        return new Change(null, draft.data(), draft.warnings());
    }

    private static void apply(Draft draft, int index, JsonNode operation) {
        draft.begin(index, operation.path("target"));
        try {
            Operation.read(operation).applyTo(draft);
        } catch (ChangeSetProblem refusal) {
            throw refusal.in(index, operation);
        }
    }
}
