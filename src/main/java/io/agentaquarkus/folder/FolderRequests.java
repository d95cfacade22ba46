package io.agentaquarkus.folder;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Header;

/** Reads what clients send of folders. The contract has checked all types before. */
final class FolderRequests {

    private FolderRequests() {
    }

    static FolderEdit newFolder(JsonNode body) {
        JsonNode folder = body.get("folder");
        return new FolderEdit(folder.get("slug").textValue(), header(folder), new FolderEdit.Place(parentId(folder)));
    }

    /** Fails with 400 when the body does not name the folder of the path. */
    static FolderEdit edit(UUID id, JsonNode body) {
        JsonNode folder = body.get("folder");
        if (!folder.path("id").asText().equals(id.toString())) {
            throw Problem.badRequest("folder ID in path does not match folder ID in payload");
        }
        return new FolderEdit(text(folder, "slug"), header(folder),
                folder.has("parent_id") ? new FolderEdit.Place(parentId(folder)) : null);
    }

    static FolderFilter filter(JsonNode body) {
        JsonNode folder = body.get("folder");
        JsonNode kinds = folder.path("kinds");
        return new FolderFilter(sets(folder, "id", "ids", FolderRequests::uuid),
                sets(folder, "slug", "slugs", JsonNode::textValue), !kinds.isBoolean() || kinds.booleanValue(),
                folder.path("parent_id").isNull(), sets(folder, "parent_id", "parent_ids", FolderRequests::uuid),
                sets(folder, "path", "paths", JsonNode::textValue), sets(folder, "prefix", "prefixes", JsonNode::textValue),
                value(folder, "flags"), value(folder, "tags"));
    }

    /** One set for what stands alone and one for what stands in a list; an empty list asks for nothing in particular. */
    private static <T> List<Set<T>> sets(JsonNode folder, String one, String many, Function<JsonNode, T> type) {
        List<Set<T>> sets = new ArrayList<>();
        if (folder.hasNonNull(one)) {
            sets.add(Set.of(type.apply(folder.get(one))));
        }
        if (!folder.path(many).isEmpty()) {
            Set<T> values = new LinkedHashSet<>();
            folder.get(many).forEach(value -> values.add(type.apply(value)));
            sets.add(values);
        }
        return sets;
    }

    private static Header header(JsonNode folder) {
        return new Header(text(folder, "name"), text(folder, "description"), value(folder, "flags"), value(folder, "tags"),
                value(folder, "meta"));
    }

    private static UUID parentId(JsonNode folder) {
        return folder.hasNonNull("parent_id") ? uuid(folder.get("parent_id")) : null;
    }

    private static UUID uuid(JsonNode text) {
        return UUID.fromString(text.textValue());
    }

    private static String text(JsonNode folder, String field) {
        return folder.path(field).textValue();
    }

    private static JsonNode value(JsonNode folder, String field) {
        return folder.hasNonNull(field) ? folder.get(field) : null;
    }
}
