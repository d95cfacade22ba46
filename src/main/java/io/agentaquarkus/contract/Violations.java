package io.agentaquarkus.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** What is wrong with a request, in the shape of the original's 422 answers (reference: agenta-platform, section 3.3). */
final class Violations {

    private final List<Map<String, Object>> all = new ArrayList<>();

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Map<String, Object>> all() {
        return all;
    }

    void add(String type, Location location, String message, JsonNode input) {
        add(type, location, message, input, null);
    }

    void add(String type, Location location, String message, JsonNode input, Map<String, ?> context) {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("type", type);
        violation.put("loc", location.steps());
        violation.put("msg", message);
        violation.put("input", input == null ? NullNode.instance : input);
        if (context != null) {
            violation.put("ctx", context);
        }
        all.add(violation);
    }

    void addAll(Violations others) {
        all.addAll(others.all);
    }

    void missing(Location location, JsonNode enclosing) {
        add("missing", location, "Field required", enclosing);
    }

    /** A rule that no schema can express. */
    void value(Location location, String message, JsonNode input) {
        add("value_error", location, "Value error, " + message, input, Map.of("error", Map.of()));
    }
}
