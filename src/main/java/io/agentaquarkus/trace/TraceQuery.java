package io.agentaquarkus.trace;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;

/**
 * The body of {@code /traces/query} and {@code /spans/query}, whose types the contract has checked.
 *
 * @param saved references of a saved query, whose filter counts instead; null when none is named
 */
record TraceQuery(Filter filter, Windowing windowing, References saved) {

    private static final List<String> MEMBERS = List.of("filtering", "windowing", "query_ref", "query_variant_ref",
            "query_revision_ref");

    /** An absent body asks for everything. */
    static TraceQuery parse(byte[] body, ObjectMapper json) {
        JsonNode root = read(body, json);
        Members.refuseOthers(root, "a query", MEMBERS);
        JsonNode windowing = root.get("windowing");
        if (windowing != null && !windowing.isNull()) {
            Members.refuseOthers(windowing, "a windowing", Windowing.MEMBERS);
        }
        References saved = ReferenceBundle.named("query", root);
        return saved.isGiven() ? new TraceQuery(Filter.ANYTHING, Windowing.read(windowing), saved)
                : new TraceQuery(FilterParser.parse(root.get("filtering")), Windowing.read(windowing), null);
    }

    private static JsonNode read(byte[] body, ObjectMapper json) {
        try {
            return body == null || body.length == 0 ? json.nullNode() : json.readTree(body);
        } catch (IOException e) {
            throw Problem.badRequest("The body is no JSON.");
        }
    }
}
