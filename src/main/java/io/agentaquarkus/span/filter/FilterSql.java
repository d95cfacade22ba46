package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.span.filter.Filter.And;
import io.agentaquarkus.span.filter.Filter.Not;
import io.agentaquarkus.span.filter.Filter.Or;
import io.agentaquarkus.span.filter.Filter.Test;
import io.agentaquarkus.span.filter.Operator.Kind;

/**
 * The part of a filter that SQL can decide. Attributes, events and full text are compressed, so conditions on them stay
 * behind as {@link #residual()}, which the reader evaluates on the rows that the SQL lets through. Column names come from
 * {@link SpanField}; every value is bound.
 */
public final class FilterSql {

    private final List<Object> parameters;
    private final List<String> pushed = new ArrayList<>();
    private final List<Filter> residual = new ArrayList<>();

    /** @param parameters the statement's parameters so far; those of the filter are appended */
    public FilterSql(Filter filter, List<Object> parameters) {
        this.parameters = parameters;
        for (Filter conjunct : filter instanceof And and ? and.filters() : List.of(filter)) {
            if (isDecidable(conjunct)) {
                pushed.add(sql(conjunct));
            } else {
                residual.add(conjunct);
            }
        }
    }

    /** SQL conditions that all have to hold. */
    public List<String> conditions() {
        return pushed;
    }

    /** What has still to be evaluated on each row; {@link Filter#ANYTHING} when nothing is left. */
    public Filter residual() {
        return residual.isEmpty() ? Filter.ANYTHING : new And(residual);
    }

    private static boolean isDecidable(Filter filter) {
        if (filter instanceof And and) {
            return and.filters().stream().allMatch(FilterSql::isDecidable);
        }
        if (filter instanceof Or or) {
            return or.filters().stream().allMatch(FilterSql::isDecidable);
        }
        if (filter instanceof Not not) {
            return isDecidable(not.filter());
        }
        Test test = (Test) filter;
        return switch (test.field().type()) {
            case ATTRIBUTES, CONTENT -> false;
            case ELEMENTS -> test.field() != SpanField.EVENTS;
            // How other letters are folded depends on the collations that a database has.
            case TEXT -> test.operator().kind() != Kind.STRING || test.options().caseSensitive()
                    || test.value().textValue().chars().allMatch(c -> c < 128);
            default -> true;
        };
    }

    private String sql(Filter filter) {
        if (filter instanceof And and) {
            return joined(and.filters(), " and ", "true");
        }
        if (filter instanceof Or or) {
            return joined(or.filters(), " or ", "false");
        }
        if (filter instanceof Not not) {
            return "not " + sql(not.filter());
        }
        Test test = (Test) filter;
        return "(" + switch (test.field().type()) {
            case ELEMENTS -> elements(test);
            case TIME -> test.operator().kind() == Kind.STRING ? timeText(test) : column(test, test.field().column());
            case TEXT -> text(test);
            default -> column(test, test.field().column());
        } + ")";
    }

    private String joined(List<Filter> filters, String between, String whenEmpty) {
        StringJoiner joiner = new StringJoiner(between, "(", ")").setEmptyValue(whenEmpty);
        filters.forEach(part -> joiner.add(sql(part)));
        return joiner.toString();
    }

    private String text(Test test) {
        String column = test.field().column() + " collate \"C\"";
        if (test.operator().kind() != Kind.STRING) {
            return column(test, column);
        }
        if (Patterns.isEquality(test.operator(), test.options())) {
            return column + " = " + bind(test.value().textValue());
        }
        return like(test, column);
    }

    /** String operators on times see {@code 2023-11-14 22:15:00+00}. */
    private String timeText(Test test) {
        String micros = test.field().column();
        String text = "rtrim(rtrim(to_char(timestamp 'epoch' + " + micros + " / 1000000 * interval '1 second' + " + micros
                + " % 1000000 * interval '1 microsecond', 'YYYY-MM-DD HH24:MI:SS.US'), '0'), '.') || '+00'";
        return like(test, "(" + text + ")");
    }

    private String like(Test test, String column) {
        return column + (test.options().caseSensitive() ? " like " : " ilike ")
                + bind(Patterns.like(test.operator(), test.value().textValue(), test.options()));
    }

    private String column(Test test, String column) {
        JsonNode value = test.value();
        return switch (test.operator()) {
            case IS -> value.isNull() ? column + " is null" : column + " = " + bind(test, value);
            case IS_NOT -> value.isNull() ? column + " is not null" : column + " <> " + bind(test, value);
            case EQ -> column + " = " + bind(test, value);
            case NEQ -> column + " <> " + bind(test, value);
            case GT -> column + " > " + bind(test, value);
            case LT -> column + " < " + bind(test, value);
            case GTE -> column + " >= " + bind(test, value);
            case LTE -> column + " <= " + bind(test, value);
            case BTWN -> column + " between " + bind(test, value.get(0)) + " and " + bind(test, value.get(1));
            case IN -> members(test, column, " = ", test.options().all() ? " and " : " or ", "false");
            case NOT_IN -> members(test, column, " <> ", " and ", "true");
            case EXISTS -> column + " is not null";
            default -> column + " is null";
        };
    }

    private String members(Test test, String column, String comparison, String between, String whenEmpty) {
        StringJoiner joiner = new StringJoiner(between).setEmptyValue(whenEmpty);
        test.value().forEach(value -> joiner.add(column + comparison + bind(test, value)));
        return joiner.toString();
    }

    private String elements(Test test) {
        String column = switch (test.field()) {
            case REFERENCES -> "refs";
            case LINKS -> "links";
            default -> "hashes";
        };
        return switch (test.operator()) {
            case EXISTS -> column + " is not null";
            case NOT_EXISTS -> column + " is null";
            case IN -> "coalesce(" + contains(test, column) + ", false)";
            case NOT_IN -> "coalesce(not (" + contains(test, column) + "), true)";
            case HAS -> column + " @> " + json(ElementPath.pattern(test));
            default -> "not (" + column + " @> " + json(ElementPath.pattern(test)) + ")";
        };
    }

    private String contains(Test test, String column) {
        StringJoiner joiner = new StringJoiner(test.options().all() ? " and " : " or ");
        test.value().forEach(pattern -> joiner
                .add(column + " @> " + json(JsonNodeFactory.instance.arrayNode().add(pattern))));
        return joiner.toString();
    }

    private String json(JsonNode pattern) {
        return bind(pattern.toString()) + "::text::jsonb";
    }

    private String bind(Test test, JsonNode value) {
        if (value.isNull()) {
            return "null";
        }
        return switch (test.field().type()) {
            case TRACE_ID, AUTHOR -> bind(UUID.fromString(value.textValue())) + "::uuid";
            case SPAN_ID, TIME -> bind(value.longValue()) + "::int8";
            case WORD -> bind((short) value.intValue()) + "::int2";
            default -> bind(value.asText());
        };
    }

    private String bind(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }
}
