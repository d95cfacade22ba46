package io.agentaquarkus.trace;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;

/**
 * The body of {@code /traces/query} and {@code /spans/query}, whose types the contract has checked.
 *
 * @param namesSavedQuery whether the filter is that of a saved query and the request's own does not count
 */
record TraceQuery(Filter filter, Windowing windowing, boolean namesSavedQuery) {

    private static final List<String> MEMBERS = List.of("filtering", "windowing", "query_ref", "query_variant_ref",
            "query_revision_ref");
    private static final List<String> WINDOWING = List.of("newest", "oldest", "next", "limit", "order", "interval",
            "rate");

    /** An absent body asks for everything. */
    static TraceQuery parse(byte[] body, ObjectMapper json) {
        JsonNode root = read(body, json);
        Members.refuseOthers(root, "a query", MEMBERS);
        Windowing windowing = root.hasNonNull("windowing") ? windowing(root.get("windowing"), json) : Windowing.NONE;
        boolean saved = MEMBERS.stream().anyMatch(name -> name.endsWith("_ref") && root.hasNonNull(name));
        return new TraceQuery(saved ? Filter.ANYTHING : FilterParser.parse(root.get("filtering")), windowing, saved);
    }

    private static JsonNode read(byte[] body, ObjectMapper json) {
        try {
            return body == null || body.length == 0 ? json.nullNode() : json.readTree(body);
        } catch (IOException e) {
            throw Problem.badRequest("The body is no JSON.");
        }
    }

    private static Windowing windowing(JsonNode node, ObjectMapper json) {
        Members.refuseOthers(node, "a windowing", WINDOWING);
        try {
            return json.treeToValue(node, Windowing.class);
        } catch (IOException e) {
            throw Problem.badRequest("'windowing' cannot be read: " + e.getMessage());
        }
    }
}
