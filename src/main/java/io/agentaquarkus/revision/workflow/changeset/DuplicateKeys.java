package io.agentaquarkus.revision.workflow.changeset;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Warning;

/**
 * Entries of one list with the same name. Operations may not bring them, nor change a list that has them entry by entry; those
 * that older revisions brought along are only told about.
 */
final class DuplicateKeys {

    private final Map<ArrayNode, Found> all = new LinkedHashMap<>();

    private DuplicateKeys() {
    }

    /** @param base the data before, or null */
    static void check(ObjectNode base, Draft draft) {
        Map<ArrayNode, Found> before = in(base);
        in(draft.data()).forEach((target, found) -> {
            Set<String> added = new LinkedHashSet<>(found.keys());
            if (draft.isTouched(found.list())) {
                throw refusal("'" + text(target) + "' holds duplicate keys: ", added);
            }
            added.removeAll(before.getOrDefault(target, Found.NONE).keys());
            if (!added.isEmpty()) {
                throw refusal("the change adds a duplicate key to '" + text(target) + "': ", added);
            }
            draft.warn(new Warning("legacy_duplicate_key",
                    "The list holds several entries of one name, which no operation can address: "
                            + String.join(", ", found.keys()) + ".",
                    target, null));
        });
    }

    private static ChangeSetProblem refusal(String message, Set<String> keys) {
        return Code.DUPLICATE_ITEM_KEY.refuse(message + String.join(", ", keys) + ".",
                Map.of("duplicates", List.copyOf(keys)));
    }

    /** The lists with duplicates, by the targets that lead to them. */
    private static Map<ArrayNode, Found> in(ObjectNode data) {
        DuplicateKeys found = new DuplicateKeys();
        if (data != null) {
            found.walk(data, JsonNodeFactory.instance.arrayNode());
        }
        return found.all;
    }

    private void walk(JsonNode value, ArrayNode target) {
        value.properties().forEach(member -> field(member.getKey(), member.getValue(), target));
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                walk(list.get(i), target.deepCopy().add(i));
            }
        }
    }

    private void field(String name, JsonNode value, ArrayNode holder) {
        if (!(value instanceof ArrayNode list) || !ItemKeys.isKeyed(name)) {
            walk(value, holder.deepCopy().add(name));
            return;
        }
        Set<String> once = new LinkedHashSet<>();
        Set<String> again = new LinkedHashSet<>();
        for (JsonNode entry : list) {
            String key = ItemKeys.ofEntry(name, entry);
            if (key != null && !once.add(key)) {
                again.add(key);
            }
            ArrayNode target = holder.deepCopy();
            target.addObject().put("list", name).put("key", key);
            walk(entry, target);
        }
        if (!again.isEmpty()) {
            all.put(holder.deepCopy().add(name), new Found(list, again));
        }
    }

    /** {@code parameters.agent.skills[triage].files} */
    private static String text(ArrayNode target) {
        StringBuilder text = new StringBuilder();
        for (JsonNode segment : target) {
            text.append(text.isEmpty() ? "" : ".").append(segment.isObject()
                    ? segment.get("list").textValue() + "[" + segment.get("key").asText() + "]"
                    : segment.asText());
        }
        return text.toString();
    }

    private record Found(ArrayNode list, Set<String> keys) {

        private static final Found NONE = new Found(null, Set.of());
    }
}
