package io.agentaquarkus.golden;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where an answer may differ from the recorded one.
 *
 * @param ignore the value does not matter
 * @param optional the member may be absent, or present although none was recorded
 * @param unordered the elements of the array may come in any order
 */
record Rules(List<PathPattern> ignore, List<PathPattern> optional, List<PathPattern> unordered) {

    static final Rules NONE = new Rules(List.of(), List.of(), List.of());

    static Rules of(JsonNode json) {
        return new Rules(patterns(json.path("ignore")), patterns(json.path("optional")),
                patterns(json.path("unordered")));
    }

    boolean ignores(String path) {
        return any(ignore, path);
    }

    boolean isOptional(String path) {
        return any(optional, path);
    }

    boolean isUnordered(String path) {
        return any(unordered, path);
    }

    private static boolean any(List<PathPattern> patterns, String path) {
        return !patterns.isEmpty() && patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(text -> new PathPattern(text.textValue())).toList();
    }
}
