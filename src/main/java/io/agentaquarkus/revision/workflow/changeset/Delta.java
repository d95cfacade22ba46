package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Nesting;
import io.agentaquarkus.revision.Change;

/** A change to the data of a revision, in one of two forms (reference: agenta-retrieve-and-resolve, section 6). */
public sealed interface Delta permits ChangeSet, LegacyDelta {

    int DEPTH_MAX = 64;

    /**
     * Applies all of it or fails.
     *
     * @param base the data of the revision that is changed, or null; not changed
     */
    Change applyTo(ObjectNode base);

    /**
     * Reads a delta whose types have been checked.
     *
     * @param hasBase whether the commit names the revision that it builds on, without which operations are refused
     * @param takesOperations whether operations are accepted at all
     */
    static Delta read(ObjectNode delta, boolean hasBase, boolean takesOperations) {
        boolean legacy = delta.hasNonNull("set") || delta.hasNonNull("remove");
        boolean ordered = delta.hasNonNull("operations");
        if (legacy && ordered) {
            throw Code.INVALID_DELTA.refuse("a delta uses either 'set'/'remove' or 'operations', never both.");
        }
        if (!legacy && !ordered) {
            throw Code.INVALID_DELTA.refuse("the delta is empty: give 'set'/'remove', or 'operations'.");
        }
        if (ordered && !takesOperations) {
            throw Code.INVALID_DELTA.refuse("this server takes no 'operations': use 'set' and 'remove'.");
        }
        if (Nesting.depth(delta) > DEPTH_MAX) {
            throw Code.VALUE_TOO_DEEP.refuse("the value nests more than " + DEPTH_MAX + " levels deep.",
                    Map.of("max_depth", DEPTH_MAX));
        }
        return ordered ? ChangeSet.of((ArrayNode) delta.get("operations"), hasBase) : legacy(delta);
    }

    private static LegacyDelta legacy(ObjectNode delta) {
        List<String> remove = new ArrayList<>();
        delta.path("remove").forEach(path -> remove.add(path.textValue()));
        return new LegacyDelta(delta.get("set") instanceof ObjectNode set ? set : JsonNodeFactory.instance.objectNode(),
                List.copyOf(remove));
    }
}
