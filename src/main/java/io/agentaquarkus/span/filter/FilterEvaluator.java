package io.agentaquarkus.span.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter.And;
import io.agentaquarkus.span.filter.Filter.Not;
import io.agentaquarkus.span.filter.Filter.Or;
import io.agentaquarkus.span.filter.Filter.Test;
import io.agentaquarkus.span.filter.Operator.Kind;

/**
 * Decides a filter on one span in memory. It is the meaning of the language: {@link FilterSql} must agree with it wherever
 * SQL decides. Null stands for SQL's unknown.
 */
public final class FilterEvaluator {

    private FilterEvaluator() {
    }

    public static boolean matches(Filter filter, StoredSpan span) {
        return Boolean.TRUE.equals(evaluate(filter, new SpanValues(span)));
    }

    private static Boolean evaluate(Filter filter, SpanValues span) {
        if (filter instanceof And and) {
            return all(and.filters(), span, Boolean.TRUE);
        }
        if (filter instanceof Or or) {
            return all(or.filters(), span, Boolean.FALSE);
        }
        if (filter instanceof Not not) {
            return not(evaluate(not.filter(), span));
        }
        Test test = (Test) filter;
        return switch (test.field().type()) {
            case ATTRIBUTES -> AttributeTest.evaluate(test, span.attribute(test.key()), span.parentOf(test.key()));
            case ELEMENTS -> elements(test, span.elements(test.field()));
            case CONTENT -> FullText.matches(test.value().textValue(), span.texts());
            default -> plain(test, span);
        };
    }

    /** The conjunction when {@code neutral} is true, the disjunction when it is false. */
    private static Boolean all(List<Filter> filters, SpanValues span, Boolean neutral) {
        Boolean result = neutral;
        for (Filter part : filters) {
            Boolean one = evaluate(part, span);
            if (one == null) {
                result = null;
            } else if (!one.equals(neutral)) {
                return one;
            }
        }
        return result;
    }

    private static Boolean not(Boolean value) {
        return value == null ? null : !value;
    }

    private static Boolean plain(Test test, SpanValues span) {
        Comparable<?> actual = test.field().type() == SpanField.Type.TIME && test.operator().kind() == Kind.STRING
                ? span.timeText(test.field())
                : span.plain(test.field());
        JsonNode value = test.value();
        if (test.operator().kind() == Kind.EXISTENCE) {
            return test.operator() == Operator.EXISTS == (actual != null);
        }
        if (test.operator().kind() == Kind.COMPARISON && value.isNull()) {
            return test.operator() == Operator.IS == (actual == null);
        }
        if (actual == null) {
            return test.operator() == Operator.NOT_IN && value.isEmpty() ? Boolean.TRUE
                    : test.operator() == Operator.IN && value.isEmpty() ? Boolean.FALSE : null;
        }
        if (test.operator().kind() == Kind.STRING) {
            return Patterns.isEquality(test.operator(), test.options()) ? actual.equals(value.textValue())
                    : Patterns.matches(Patterns.like(test.operator(), value.textValue(), test.options()),
                            (String) actual, test.options().caseSensitive());
        }
        return compare(test, v -> order(actual, v));
    }

    /** @param order how the span's value stands to another, as a comparator says it */
    static Boolean compare(Test test, ToIntFunction<JsonNode> order) {
        JsonNode value = test.value();
        return switch (test.operator()) {
            case IS, EQ -> holds(value, v -> order.applyAsInt(v) == 0);
            case IS_NOT, NEQ -> holds(value, v -> order.applyAsInt(v) != 0);
            case GT -> holds(value, v -> order.applyAsInt(v) > 0);
            case LT -> holds(value, v -> order.applyAsInt(v) < 0);
            case GTE -> holds(value, v -> order.applyAsInt(v) >= 0);
            case LTE -> holds(value, v -> order.applyAsInt(v) <= 0);
            case BTWN -> not(or(holds(value.get(0), v -> order.applyAsInt(v) < 0),
                    holds(value.get(1), v -> order.applyAsInt(v) > 0)));
            case IN -> test.options().all() && !value.isEmpty() ? not(any(value, v -> order.applyAsInt(v) != 0))
                    : any(value, v -> order.applyAsInt(v) == 0);
            default -> not(any(value, v -> order.applyAsInt(v) == 0));
        };
    }

    /** Nothing can be said about null. */
    private static Boolean holds(JsonNode value, Predicate<JsonNode> predicate) {
        return value.isNull() ? null : (Boolean) predicate.test(value);
    }

    private static Boolean any(JsonNode values, Predicate<JsonNode> predicate) {
        Boolean result = false;
        for (JsonNode value : values) {
            result = or(result, holds(value, predicate));
        }
        return result;
    }

    private static Boolean or(Boolean a, Boolean b) {
        return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b) ? Boolean.TRUE
                : a == null || b == null ? null : Boolean.FALSE;
    }

    private static int order(Comparable<?> actual, JsonNode value) {
        return actual instanceof Long number ? Long.compare(number, value.longValue())
                : compare((String) actual, value.asText());
    }

    /** By code points, as PostgreSQL's collation "C" does; Java's own order differs beyond the first 65,536. */
    static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static Boolean elements(Test test, JsonNode elements) {
        return switch (test.operator()) {
            case EXISTS -> elements != null;
            case NOT_EXISTS -> elements == null;
            case IN -> elements != null && containsPatterns(test, elements);
            case NOT_IN -> elements == null || !containsPatterns(test, elements);
            case HAS -> elements == null ? null : Containment.contains(elements, ElementPath.pattern(test));
            default -> elements == null ? null : !Containment.contains(elements, ElementPath.pattern(test));
        };
    }

    private static boolean containsPatterns(Test test, JsonNode elements) {
        boolean all = test.options().all();
        for (JsonNode pattern : test.value()) {
            boolean found = false;
            for (JsonNode element : elements) {
                found |= Containment.contains(element, pattern);
            }
            if (found != all) {
                return found;
            }
        }
        return all;
    }
}
