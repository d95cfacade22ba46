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

    /** There is no value at a path, or the path is none; the message says which. */
    public static final class Unresolved extends RuntimeException {

        private Unresolved(String message) {
            super(message, null, false, false);
        }
    }

    /** Empty when there is no such value, or the path is none. JSON's own null is a value. */
    public static Optional<JsonNode> find(JsonNode data, String path) {
        try {
            return Optional.of(resolve(data, path));
        } catch (Unresolved missing) {
            return Optional.empty();
        }
    }

    /** The value; JSON's own null is one. */
    public static JsonNode resolve(JsonNode data, String path) {
        if (path.startsWith("$")) {
            if (path.length() > 1 && path.charAt(1) != '.' && path.charAt(1) != '[') {
                throw new Unresolved("Invalid json-path expression '" + path
                        + "'. Must start with '$', '$.' or '$[' (no implicit normalization).");
            }
            return JsonPathQuery.find(data, path).orElseThrow(() -> missing("JSONPath '" + path + "' matched no values"));
        }
        return path.startsWith("/") ? pointed(data, path) : dotted(data, path);
    }

    private static JsonNode pointed(JsonNode data, String path) {
        JsonPointer pointer = JsonPointer.compile(path);
        JsonNode value = data;
        while (!pointer.matches()) {
            JsonNode next = value.isArray() ? value.path(pointer.getMatchingIndex())
                    : value.path(pointer.getMatchingProperty());
            if (next.isMissingNode()) {
                throw missing("JSON Pointer '" + path + "' did not resolve: pointer "
                        + (value.isArray() ? "index" : "key") + " error: " + PythonText.quoted(pointer.getMatchingProperty()));
            }
            value = next;
            pointer = pointer.tail();
        }
        return value;
    }

    /** A member that has the whole path as its name comes first. */
    private static JsonNode dotted(JsonNode data, String path) {
        if (path.isEmpty()) {
            throw missing("Empty variable reference is not allowed (e.g. '{{}}')");
        }
        if (data.has(path)) {
            return data.get(path);
        }
        if (path.indexOf('[') >= 0 || path.indexOf(']') >= 0) {
            throw new Unresolved("Bracket syntax is not supported in dot-notation: '" + path + "'");
        }
        JsonNode value = data;
        boolean moved = false;
        for (String step : path.split("\\.")) {
            if (!step.isEmpty()) {
                boolean isIndex = value.isArray() && isIndex(step);
                value = isIndex ? value.get(Integer.parseInt(step)) : value.get(step);
                if (value == null) {
                    throw missing((isIndex ? "Index " + step + " out of range" : "Missing key '" + step + "'")
                            + " while resolving '" + path + "'");
                }
                moved = true;
            }
        }
        if (!moved) {
            throw missing("Missing key '" + path + "' while resolving '" + path + "'");
        }
        return value;
    }

    private static boolean isIndex(String step) {
        return step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** In the form in which the original passes on that a key is missing: as a text in code. */
    private static Unresolved missing(String message) {
        return new Unresolved(PythonText.quoted(message));
    }
}
