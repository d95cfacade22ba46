package io.agentaquarkus.query;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The data of saved queries as it is stored: with what a query leaves to the defaults filled in, without members that are
 * null or unknown, and without the traces that it once found. The contract has checked all types before.
 */
final class QueryData {

    private static final List<String> FORMATTING = List.of("focus", "format");
    private static final List<String> WINDOWING = List.of("newest", "oldest", "next", "limit", "order", "interval", "rate");
    private static final List<String> TEXT_OPTIONS = List.of("case_sensitive", "exact_match");

    private QueryData() {
    }

    /** Null when nothing is left. */
    static ObjectNode stored(ObjectNode sent) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (sent.hasNonNull("formatting")) {
            data.set("formatting", only(FORMATTING, sent.get("formatting")));
        }
        if (sent.hasNonNull("filtering")) {
            data.set("filtering", filtering(sent.get("filtering")));
        }
        if (sent.hasNonNull("windowing")) {
            data.set("windowing", only(WINDOWING, sent.get("windowing")));
        }
        return data.isEmpty() ? null : data;
    }

    private static ObjectNode filtering(JsonNode sent) {
        ObjectNode filtering = JsonNodeFactory.instance.objectNode().put("operator", sent.path("operator").asText("and"));
        ArrayNode conditions = filtering.putArray("conditions");
        sent.path("conditions").forEach(
                condition -> conditions.add(condition.has("field") ? condition(condition) : filtering(condition)));
        return filtering;
    }

    private static ObjectNode condition(JsonNode sent) {
        ObjectNode condition = only(List.of("field", "key", "value"), sent);
        condition.put("operator", sent.hasNonNull("operator") ? sent.get("operator").textValue() : "is");
        if (sent.hasNonNull("options")) {
            condition.set("options", options(sent.get("options")));
        }
        return condition;
    }

    /** Options are for texts unless they are for lists alone. */
    private static ObjectNode options(JsonNode sent) {
        ObjectNode options = only(List.of("all"), sent);
        if (options.isEmpty() || TEXT_OPTIONS.stream().anyMatch(sent::hasNonNull)) {
            TEXT_OPTIONS.forEach(name -> options.put(name, sent.path(name).booleanValue()));
        }
        return options;
    }

    private static ObjectNode only(List<String> members, JsonNode sent) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.stream().filter(sent::hasNonNull).forEach(member -> object.set(member, sent.get(member)));
        return object;
    }
}
