package io.agentaquarkus.revision.workflow.changeset;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What the entries of a list are addressed by. A reference to something outside has no name of its own. */
final class ItemKeys {

    private static final List<String> LISTS = List.of("files", "mcps", "skills", "tools");
    private static final String NAME = "name";

    private ItemKeys() {
    }

    static boolean isKeyed(String list) {
        return LISTS.contains(list);
    }

    static void requireKeyed(String list) {
        if (!isKeyed(list)) {
            throw Code.UNKEYED_COLLECTION.refuse(
                    "'" + list + "' is not a name-addressed list (known: " + String.join(", ", LISTS) + ")");
        }
    }

    /** The key of an entry that is in the list; null when it has none. */
    static String ofEntry(String list, JsonNode entry) {
        String key = ofValue(list, entry);
        return key == null && list.equals("tools") && type(entry).equals("gateway") && !isEmbed(entry)
                ? action(entry)
                : key;
    }

    /** The key of an entry that is to be put into the list; null when it has none. */
    static String ofValue(String list, JsonNode entry) {
        if (!entry.isObject() || isEmbed(entry)) {
            return null;
        }
        return switch (list) {
            case "files" -> text(entry, "path");
            case "tools" -> switch (type(entry)) {
                case "platform" -> text(entry, "op");
                case "reference" -> text(entry, NAME) == null ? text(entry, "slug") : text(entry, NAME);
                default -> text(entry, NAME);
            };
            default -> text(entry, NAME);
        };
    }

    static String requireOfValue(String operation, String list, JsonNode entry) {
        String key = ofValue(list, entry);
        if (key == null) {
            throw Code.ITEM_KEY_UNDEFINED
                    .refuse("'" + operation + "' cannot derive a key for the new '" + list + "' entry.");
        }
        return key;
    }

    private static String action(JsonNode entry) {
        String integration = text(entry, "integration");
        String action = text(entry, "action");
        return integration == null || action == null ? null : integration + "__" + action;
    }

    static boolean isEmbed(JsonNode entry) {
        return entry.has(Markers.EMBED);
    }

    private static String type(JsonNode entry) {
        return entry.path("type").asText();
    }

    private static String text(JsonNode entry, String field) {
        String text = entry.path(field).textValue();
        return text == null || text.isEmpty() ? null : text;
    }
}
