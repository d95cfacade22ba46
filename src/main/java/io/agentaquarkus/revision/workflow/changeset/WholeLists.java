package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.revision.Warning;

/** Finds lists that are replaced as a whole, though each of their entries could be changed by its name. */
final class WholeLists {

    private static final List<String> NAMES = List.of("tools", "skills", "mcps");

    private WholeLists() {
    }

    /**
     * @param before what stands in the field, or null
     * @param after what is put there
     * @return the field names that lead to each such list, beginning with {@code field}
     */
    static List<List<String>> replaced(String field, JsonNode before, JsonNode after) {
        List<List<String>> found = new ArrayList<>();
        find(List.of(field), before, after, found);
        return found;
    }

    /** @param list the target that leads to it */
    static Warning warning(JsonNode list, Integer operationIndex) {
        return new Warning("wholesale_list_replace", "The whole list was replaced. add_item, replace_item and remove_item "
                + "change single entries and leave those of others alone.", list, operationIndex);
    }

    private static void find(List<String> path, JsonNode before, JsonNode after, List<List<String>> found) {
        if (before == null) {
            return;
        }
        if (before.isArray() && after.isArray() && NAMES.contains(path.get(path.size() - 1))) {
            found.add(path);
        }
        if (before.isObject()) {
            after.properties().forEach(member -> {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(member.getKey());
                find(deeper, before.get(member.getKey()), member.getValue(), found);
            });
        }
    }
}
