package io.agentaquarkus.trace.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;
import io.agentaquarkus.span.store.SpanFigures;
import io.agentaquarkus.trace.FlatParameters;

/**
 * What analytics are asked for (reference: agenta-tracing-query, section 8).
 *
 * @param wantsSpans single spans instead of whole traces, where there is a difference
 * @param specs as JSON; a missing node when none are given
 * @param echo the query as the answer repeats it
 */
record AnalyticsQuery(boolean wantsSpans, SpanFigures.Intervals intervals, Filter filter, JsonNode specs, ObjectNode echo) {

    private static final List<String> MEMBERS = List.of("focus", "format", "oldest", "newest", "interval", "rate", "filter",
            "specs");
    private static final List<String> LEGACY_MEMBERS = List.of("focus", "format", "oldest", "newest", "limit", "interval",
            "rate", "filter");

    static AnalyticsQuery parse(byte[] body, Map<String, List<String>> parameters, ObjectMapper json) {
        return of(FlatParameters.read(body, parameters, json, MEMBERS), json, true);
    }

    /** Of the older route, where a rate has no effect and a limit has no meaning. */
    static AnalyticsQuery parseLegacy(byte[] body, Map<String, List<String>> parameters, ObjectMapper json) {
        return of(FlatParameters.read(body, parameters, json, LEGACY_MEMBERS), json, false);
    }

    private static AnalyticsQuery of(FlatParameters given, ObjectMapper json, boolean sampled) {
        String focus = given.word("focus", "trace", "span");
        String format = given.word("format", "agenta", "opentelemetry");
        Instant oldest = given.time("oldest");
        Instant newest = given.time("newest");
        Double interval = given.number("interval");
        Double rate = given.rate();
        JsonNode filter = given.structure("filter");
        ObjectNode echo = json.createObjectNode();
        echo.putObject("formatting").put("focus", focus).put("format", format);
        ObjectNode windowing = echo.putObject("windowing");
        if (newest != null) {
            windowing.put("newest", Times.iso(newest));
        }
        if (oldest != null) {
            windowing.put("oldest", Times.iso(oldest));
        }
        if (interval != null) {
            windowing.put("interval", interval.longValue());
        }
        if (rate != null) {
            windowing.put("rate", rate);
        }
        Filter parsed = filter.isMissingNode() ? Filter.ANYTHING : FilterParser.parse(filter);
        echo.set("filtering", filtering(filter, json));
        return new AnalyticsQuery(focus.equals("span"),
                Intervals.of(oldest, newest, interval, sampled ? rate : null, Instant.now()), parsed, given.structure("specs"),
                echo);
    }

    /** With the defaults spelled out. */
    private static ObjectNode filtering(JsonNode filter, ObjectMapper json) {
        ObjectNode echo = json.createObjectNode();
        echo.put("operator", filter.path("operator").asText("and"));
        List<JsonNode> conditions = new ArrayList<>();
        for (JsonNode condition : filter.path("conditions")) {
            conditions.add(condition.has("field") ? condition(condition, json) : filtering(condition, json));
        }
        echo.putArray("conditions").addAll(conditions);
        return echo;
    }

    private static ObjectNode condition(JsonNode condition, ObjectMapper json) {
        ObjectNode echo = json.createObjectNode();
        condition.properties().stream().filter(member -> !member.getValue().isNull())
                .forEach(member -> echo.set(member.getKey(), member.getValue()));
        if (!echo.has("operator")) {
            echo.put("operator", "is");
        }
        return echo;
    }
}
