package io.agentaquarkus.json;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Finds a value in JSON by a path in one of three notations: JSONPath when it starts with {@code $}, JSON Pointer when it
 * starts with {@code /}, else names and list indexes with dots between.
 */
public final class DataPath {

    private DataPath() {
    }

    /** Empty when there is no such value, or the path is none. JSON's own null is a value. */
    public static Optional<JsonNode> find(JsonNode data, String path) {
        if (path.startsWith("$")) {
            return JsonPathQuery.find(data, path);
        }
        return Optional.ofNullable(path.startsWith("/") ? pointed(data, path) : dotted(data, path));
    }

    private static JsonNode pointed(JsonNode data, String path) {
        JsonNode found = data.at(JsonPointer.compile(path));
        return found.isMissingNode() ? null : found;
    }

    /** A member that has the whole path as its name comes first. */
    private static JsonNode dotted(JsonNode data, String path) {
        if (!path.isEmpty() && data.has(path)) {
            return data.get(path);
        }
        if (path.indexOf('[') >= 0 || path.indexOf(']') >= 0) {
            return null;
        }
        JsonNode value = data;
        boolean moved = false;
        for (String step : path.split("\\.")) {
            if (!step.isEmpty()) {
                value = value == null ? null : value.isArray() ? element(value, step) : value.get(step);
                moved = true;
            }
        }
        return moved ? value : null;
    }

    private static JsonNode element(JsonNode array, String index) {
        boolean digits = index.length() < 10 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? array.get(Integer.parseInt(index)) : null;
    }
}
