package io.agentaquarkus.trace;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;

/**
 * What {@code /tracing/spans/query} is asked.
 *
 * @param wantsSpans single spans instead of whole traces
 * @param nested trees instead of a flat list
 */
record FlatQuery(boolean wantsSpans, boolean nested, Windowing windowing, Filter filter) {

    private static final List<String> MEMBERS = List.of("focus", "format", "oldest", "newest", "limit", "interval", "rate",
            "filter");

    static FlatQuery parse(byte[] body, Map<String, List<String>> parameters, ObjectMapper json) {
        FlatParameters given = FlatParameters.read(body, parameters, json, MEMBERS);
        boolean span = given.word("focus", "trace", "span").equals("span");
        boolean otel = given.word("format", "agenta", "opentelemetry").equals("opentelemetry");
        JsonNode filter = given.structure("filter");
        Double limit = given.number("limit");
        Windowing windowing = new Windowing(given.time("newest"), given.time("oldest"), null,
                limit == null ? null : limit.intValue(), null, null, given.rate());
        return new FlatQuery(span, !span && !otel, windowing,
                filter.isMissingNode() ? Filter.ANYTHING : FilterParser.parse(filter));
    }
}
