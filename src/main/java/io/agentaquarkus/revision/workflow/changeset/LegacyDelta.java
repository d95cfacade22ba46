package io.agentaquarkus.revision.workflow.changeset;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Change;
import io.agentaquarkus.revision.Warning;

/**
 * The older form of a delta: {@code set} is merged into the data, then the dotted paths of {@code remove} are taken out, where
 * they exist.
 */
record LegacyDelta(ObjectNode set, List<String> remove) implements Delta {

    @Override
    public Change applyTo(ObjectNode base) {
        Draft draft = new Draft(base);
        draft.warn(Warning.of("legacy_delta_form",
                "The delta was read in its older form. 'operations' with a base revision cannot overwrite other changes."));
        ObjectNode data = draft.data();
        ObjectNode admitted = (ObjectNode) draft.admitted(set);
        admitted.properties().forEach(member -> WholeLists.replaced(member.getKey(), data.get(member.getKey()), member.getValue())
                .forEach(path -> draft.warn(WholeLists.warning(named(path), 0))));
        if (EmbeddedEntries.areIn("", admitted)) {
            draft.warn(Warning.of(EmbeddedEntries.CODE, EmbeddedEntries.MESSAGE));
        }
        Merge.into(data, admitted);
        remove.forEach(path -> remove(data, path.split("\\.")));
        return new Change(null, data, draft.warnings());
    }

    /** Clients of the original get the name of the list alone. */
    private static JsonNode named(List<String> path) {
        return JsonNodeFactory.instance.arrayNode().add(path.get(path.size() - 1));
    }

    private static void remove(ObjectNode data, String[] path) {
        JsonNode parent = data;
        for (int i = 0; i < path.length - 1; i++) {
            parent = parent.path(path[i]);
        }
        if (parent instanceof ObjectNode object) {
            object.remove(path[path.length - 1]);
        }
    }
}
