package io.agentaquarkus.span.filter;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.span.filter.Filter.Test;

/**
 * One condition on the value at an attribute's path (reference: agenta-tracing-query, section 3.4). A value of another
 * type than the condition's does not match; it never breaks the query.
 */
final class AttributeTest {

    private AttributeTest() {
    }

    /**
     * @param actual null when the path leads nowhere
     * @param parent what holds the last step of the path; null when it is absent
     */
    static Boolean evaluate(Test test, JsonNode actual, JsonNode parent) {
        JsonNode value = test.value();
        return switch (test.operator().kind()) {
            case COMPARISON -> test.operator() == Operator.IS == is(actual, value);
            case NUMERIC -> actual != null && numeric(test, actual);
            case STRING -> actual != null && !actual.isNull() && string(test, text(actual));
            case LIST -> actual == null ? Boolean.FALSE : test.operator() == Operator.IN == in(test, actual);
            case EXISTENCE -> parent == null || !parent.isObject() ? Boolean.FALSE
                    : test.operator() == Operator.EXISTS == (actual != null);
            case DICT -> Boolean.FALSE;
        };
    }

    private static boolean is(JsonNode actual, JsonNode value) {
        return actual != null && (value.isNull() ? actual.isNull() : Containment.contains(actual, value));
    }

    private static boolean numeric(Test test, JsonNode actual) {
        JsonNode sample = test.operator() == Operator.BTWN ? test.value().get(0) : test.value();
        if (sample.isNumber()) {
            Double number = number(actual);
            return number != null && isTrue(FilterEvaluator.compare(test, v -> Double.compare(number, v.doubleValue())));
        }
        return sample.isTextual() && !actual.isNull()
                && isTrue(FilterEvaluator.compare(test, v -> FilterEvaluator.compare(text(actual), v.asText())));
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static Double number(JsonNode actual) {
        if (actual.isNumber()) {
            return actual.doubleValue();
        }
        return actual.isTextual() ? NumberText.read(actual.textValue()) : null;
    }

    /** Options do not count here: attributes are always matched without regard to case. */
    private static boolean string(Test test, String actual) {
        return Patterns.matches(Patterns.like(test.operator(), test.value().asText(), Filter.Options.NONE), actual, false);
    }

    private static boolean in(Test test, JsonNode actual) {
        for (JsonNode wanted : test.value()) {
            boolean found = actual.isArray() ? Containment.contains(actual, wanted.isArray() ? wanted : list(wanted))
                    : Containment.equal(actual, wanted);
            if (found != test.options().all()) {
                return found;
            }
        }
        return test.options().all();
    }

    private static JsonNode list(JsonNode element) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode().add(element);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
