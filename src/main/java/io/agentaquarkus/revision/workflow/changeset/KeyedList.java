package io.agentaquarkus.revision.workflow.changeset;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A list in the data whose entries have names.
 *
 * @param segment which one of the target leads to it
 */
record KeyedList(String name, ArrayNode entries, int segment) {

    static KeyedList in(ObjectNode holder, String name, int segment) {
        ItemKeys.requireKeyed(name);
        JsonNode list = holder.get(name);
        if (list == null) {
            throw Code.TARGET_NOT_FOUND.refuse(Target.name(segment) + ": '" + name + "' does not exist");
        }
        if (!(list instanceof ArrayNode entries)) {
            throw Code.TARGET_TYPE_MISMATCH.refuse("the target is " + Types.of(list) + ", not a list");
        }
        return new KeyedList(name, entries, segment);
    }

    boolean holds(String key) {
        return count(key) > 0;
    }

    /** Where the one entry of that name stands. */
    int indexOf(String key) {
        int count = count(key);
        if (count > 1) {
            throw Code.DUPLICATE_ITEM_KEY.refuse(
                    Target.name(segment) + ": '" + name + "' holds " + count + " entries named '" + key + "'",
                    Map.of("match_count", count));
        }
        for (int i = 0; i < entries.size(); i++) {
            if (isNamed(i, key)) {
                return i;
            }
        }
        throw Code.ITEM_NOT_FOUND.refuse(Target.name(segment) + ": '" + name + "' has no entry named '" + key + "'");
    }

    private int count(String key) {
        int count = 0;
        for (int i = 0; i < entries.size(); i++) {
            count += isNamed(i, key) ? 1 : 0;
        }
        return count;
    }

    private boolean isNamed(int index, String key) {
        return key.equals(ItemKeys.ofEntry(name, entries.get(index)));
    }
}
