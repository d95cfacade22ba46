package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter.Options;

/**
 * Reads the JSON of a filter (reference: agenta-tracing-query, section 3). Its schema has been checked by then; what is
 * refused here, with a 400, is an operator or a value that does not fit its field.
 */
public final class FilterParser {

    static final int DEPTH_MAX = 32;
    static final int CONDITIONS_MAX = 1_000;

    private int conditions;

    private FilterParser() {
    }

    /** @param filtering null or JSON null asks for everything */
    public static Filter parse(JsonNode filtering) {
        return filtering == null || filtering.isNull() ? Filter.ANYTHING : new FilterParser().group(filtering, 1);
    }

    private Filter group(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw Problem.badRequest("A filter must be an object with 'operator' and 'conditions'.");
        }
        if (depth > DEPTH_MAX) {
            throw Problem.badRequest("A filter may be nested " + DEPTH_MAX + " deep at most.");
        }
        List<Filter> filters = new ArrayList<>();
        for (JsonNode condition : node.path("conditions")) {
            if (++conditions > CONDITIONS_MAX) {
                throw Problem.badRequest("A filter may have " + CONDITIONS_MAX + " conditions at most.");
            }
            Filter filter = condition.has("field") ? condition(condition) : group(condition, depth + 1);
            if (!filter.equals(Filter.ANYTHING)) {
                filters.add(filter);
            }
        }
        if (filters.isEmpty()) {
            return Filter.ANYTHING;
        }
        return switch (node.path("operator").asText("and")) {
            case "and" -> new Filter.And(filters);
            case "or" -> new Filter.Or(filters);
            case "not", "nand" -> new Filter.Not(new Filter.And(filters));
            case "nor" -> new Filter.Not(new Filter.Or(filters));
            default -> throw Problem.badRequest("Unknown operator '" + node.path("operator").asText()
                    + "' of a filter: use and, or, not, nand or nor.");
        };
    }

    private static Filter condition(JsonNode node) {
        SpanField field = SpanField.of(node.path("field").asText());
        if (field == null) {
            throw Problem.badRequest("Unknown field '" + node.path("field").asText() + "' in a filter.");
        }
        Operator operator = Operator.of(node.path("operator").asText("is"));
        if (node.path("operator").isNull()) {
            operator = Operator.IS;
        }
        if (operator == null) {
            throw Problem.badRequest("Unknown operator '" + node.path("operator").asText() + "' on '" + field.word() + "'.");
        }
        JsonNode value = node.has("value") ? node.get("value") : NullNode.instance;
        String key = node.path("key").isTextual() ? node.path("key").textValue() : null;
        JsonNode options = node.path("options");
        return FieldRules.check(field, key, operator, value, new Options(options.path("case_sensitive").asBoolean(),
                options.path("exact_match").asBoolean(), options.path("all").asBoolean()));
    }
}
