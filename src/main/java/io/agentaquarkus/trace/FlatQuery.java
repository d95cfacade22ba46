package io.agentaquarkus.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;
import io.agentaquarkus.span.filter.FilterTimes;

/**
 * The flat parameters of {@code /tracing/spans/query}, from the body or the query string (reference:
 * agenta-tracing-query, section 7.7). The original drops what it cannot read, which widens the result; here it is refused.
 *
 * @param wantsSpans single spans instead of whole traces
 * @param nested trees instead of a flat list
 */
record FlatQuery(boolean wantsSpans, boolean nested, Windowing windowing, Filter filter) {

    private static final List<String> MEMBERS = List.of("focus", "format", "oldest", "newest", "limit", "interval", "rate",
            "filter");

    static FlatQuery parse(byte[] body, Map<String, List<String>> parameters, ObjectMapper json) {
        JsonNode root = body == null || body.length == 0 ? json.nullNode() : read(body, json);
        if (!root.isNull() && !root.isObject()) {
            throw Problem.badRequest("The body must be an object.");
        }
        ObjectNode members = json.createObjectNode();
        parameters.forEach((name, values) -> members.put(name, values.get(values.size() - 1)));
        Members.refuseOthers(root, "a query", MEMBERS);
        root.properties().forEach(member -> members.set(member.getKey(), member.getValue()));
        return of(members, json);
    }

    private static FlatQuery of(JsonNode members, ObjectMapper json) {
        boolean span = choice(members, "focus", "trace", "span");
        boolean otel = choice(members, "format", "agenta", "opentelemetry");
        JsonNode filter = members.path("filter");
        if (filter.isTextual()) {
            filter = read(filter.textValue().getBytes(StandardCharsets.UTF_8), json);
        }
        Double rate = number(members, "rate");
        if (rate != null && !(rate >= 0 && rate <= 1)) {
            throw Problem.badRequest("'rate' must be between 0 and 1.");
        }
        Windowing windowing = new Windowing(time(members, "newest"), time(members, "oldest"), null,
                number(members, "limit") == null ? null : number(members, "limit").intValue(), null, null,
                rate);
        return new FlatQuery(span, !span && !otel, windowing,
                filter.isMissingNode() ? Filter.ANYTHING : FilterParser.parse(filter));
    }

    /** Whether the second word is given; the first is the default. */
    private static boolean choice(JsonNode members, String name, String first, String second) {
        String word = members.hasNonNull(name) ? members.get(name).asText() : first;
        if (!word.equals(first) && !word.equals(second)) {
            throw Problem.badRequest("'" + name + "' must be '" + first + "' or '" + second + "'.");
        }
        return word.equals(second);
    }

    private static Double number(JsonNode members, String name) {
        JsonNode value = members.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return value.isNumber() ? value.doubleValue() : Double.valueOf(value.asText());
        } catch (NumberFormatException e) {
            throw Problem.badRequest("'" + name + "' must be a number.");
        }
    }

    private static Instant time(JsonNode members, String name) {
        JsonNode value = members.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        try {
            if (text.matches("-?\\d+")) {
                return FilterTimes.instant(FilterTimes.epochMicros(Long.parseLong(text)));
            }
            return FilterTimes.instant(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.badRequest("'" + name + "' must be an ISO time or a number of seconds.");
        }
    }

    private static JsonNode read(byte[] body, ObjectMapper json) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw Problem.badRequest("The body or its 'filter' is no JSON.");
        }
    }
}
