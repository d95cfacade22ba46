package io.agentaquarkus.revision.workflow.changeset;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Entries of lists with names that are embeds: they have no name, so no operation can change or remove one by itself. */
final class EmbeddedEntries {

    static final String CODE = "unaddressable_embed";
    static final String MESSAGE = "An entry that is an embed has no name; only replacing the whole list changes it.";

    private EmbeddedEntries() {
    }

    /**
     * Whether there are any in a value.
     *
     * @param field what holds the value
     */
    static boolean areIn(String field, JsonNode value) {
        if (value.isArray() && ItemKeys.isKeyed(field) && elements(value).anyMatch(ItemKeys::isEmbed)) {
            return true;
        }
        return value.isArray() ? elements(value).anyMatch(element -> areIn("", element))
                : value.properties().stream().anyMatch(member -> areIn(member.getKey(), member.getValue()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
