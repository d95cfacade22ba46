package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import io.agentaquarkus.json.Members;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter.Options;

/**
 * Reads the JSON of a filter (reference: agenta-tracing-query, section 3). Its schema has been checked by then; what is
 * refused here, with a 400, is an operator or a value that does not fit its field.
 */
public final class FilterParser {

    static final int DEPTH_MAX = 32;
    static final int CONDITIONS_MAX = 1_000;

    private static final List<String> GROUP = List.of("operator", "conditions");
    private static final List<String> CONDITION = List.of("field", "key", "operator", "value", "options");

    private int conditions;
    private boolean impossible;

    private FilterParser() {
    }

    /**
     * An id or a time that no span can have makes all of the filter {@link Filter#NOTHING}, wherever it stands: it is a
     * mistake of the caller, and negating it must not turn it into everything.
     *
     * @param filtering null or JSON null asks for everything
     */
    public static Filter parse(JsonNode filtering) {
        if (filtering == null || filtering.isNull()) {
            return Filter.ANYTHING;
        }
        FilterParser parser = new FilterParser();
        Filter filter = parser.group(filtering, 1);
        return parser.impossible ? Filter.NOTHING : filter;
    }

    private Filter group(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw Problem.badRequest("A filter must be an object with 'operator' and 'conditions'.");
        }
        if (depth > DEPTH_MAX) {
            throw Problem.badRequest("A filter may be nested " + DEPTH_MAX + " deep at most.");
        }
        Members.refuseOthers(node, "a filter", GROUP);
        JsonNode listed = node.path("conditions");
        if (!listed.isArray() && !listed.isNull() && !listed.isMissingNode()) {
            throw Problem.badRequest("'conditions' of a filter must be a list.");
        }
        List<Filter> filters = new ArrayList<>();
        for (JsonNode condition : listed) {
            if (++conditions > CONDITIONS_MAX) {
                throw Problem.badRequest("A filter may have " + CONDITIONS_MAX + " conditions at most.");
            }
            Filter filter = condition.has("field") ? condition(condition) : group(condition, depth + 1);
            impossible |= filter.equals(Filter.NOTHING);
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
            case "not", "nor" -> new Filter.Not(new Filter.Or(filters));
            case "nand" -> new Filter.Not(new Filter.And(filters));
            default -> throw Problem.badRequest("Unknown operator '" + node.path("operator").asText()
                    + "' of a filter: use and, or, not, nand or nor.");
        };
    }

    private static Filter condition(JsonNode node) {
        Members.refuseOthers(node, "a condition", CONDITION);
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
