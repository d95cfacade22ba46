package io.agentaquarkus.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.FilterTimes;

/**
 * Parameters that come in the body or in the query string, of which the body counts (reference: agenta-tracing-query,
 * section 7.7). The original drops what it cannot read, which widens the result; here it is refused with a 400.
 */
public final class FlatParameters {

    private static final int YEAR_MIN = 1;
    private static final int YEAR_MAX = 9999;

    private final ObjectNode members;
    private final ObjectMapper json;

    private FlatParameters(ObjectNode members, ObjectMapper json) {
        this.members = members;
        this.json = json;
    }

    /** @param known the names that the body may have */
    public static FlatParameters read(byte[] body, Map<String, List<String>> parameters, ObjectMapper json,
            List<String> known) {
        JsonNode root = body == null || body.length == 0 ? json.nullNode() : parsed(body, "The body", json);
        if (!root.isNull() && !root.isObject()) {
            throw Problem.badRequest("The body must be an object.");
        }
        ObjectNode members = json.createObjectNode();
        parameters.forEach((name, values) -> members.put(name, values.get(values.size() - 1)));
        Members.refuseOthers(root, "a query", known);
        root.properties().forEach(member -> members.set(member.getKey(), member.getValue()));
        return new FlatParameters(members, json);
    }

    /** One of the words, of which the first is the default. */
    public String word(String name, String first, String second) {
        String word = members.hasNonNull(name) ? members.get(name).asText() : first;
        if (!word.equals(first) && !word.equals(second)) {
            throw Problem.badRequest("'" + name + "' must be '" + first + "' or '" + second + "'.");
        }
        return word;
    }

    /** Null when it is absent. */
    public Double number(String name) {
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

    /** The share of traces to look at; null when it is absent. */
    public Double rate() {
        Double rate = number("rate");
        if (rate != null && !(rate >= 0 && rate <= 1)) {
            throw Problem.badRequest("'rate' must be between 0 and 1.");
        }
        return rate;
    }

    /** Null when it is absent. */
    public Instant time(String name) {
        JsonNode value = members.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        try {
            Instant time = text.matches("-?\\d+") ? FilterTimes.instant(FilterTimes.epochMicros(Long.parseLong(text)))
                    : FilterTimes.instant(text);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year < YEAR_MIN || year > YEAR_MAX) {
                throw Problem.badRequest("'" + name + "' must be in the years " + YEAR_MIN + " to " + YEAR_MAX + ".");
            }
            return time;
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.badRequest("'" + name + "' must be an ISO time or a number of seconds.");
        }
    }

    /** JSON, or JSON as text; a missing node when it is absent. */
    public JsonNode structure(String name) {
        JsonNode value = members.path(name);
        return value.isTextual() ? parsed(value.textValue().getBytes(StandardCharsets.UTF_8), "'" + name + "'", json) : value;
    }

    private static JsonNode parsed(byte[] text, String what, ObjectMapper json) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw Problem.badRequest(what + " is no JSON.");
        }
    }
}
