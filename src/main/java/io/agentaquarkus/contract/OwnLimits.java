package io.agentaquarkus.contract;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A number within limits that the original checks by itself, so that it refuses with words of its own instead of those for
 * the limits of a type.
 *
 * @param schema {@code minimum}, {@code exclusiveMinimum} and {@code maximum}, each if there is one, and the
 *        {@code x-refusal}
 */
record OwnLimits(Check number, JsonNode schema) implements Check {

    static final String REFUSAL = "x-refusal";

    @Override
    public JsonNode apply(JsonNode value, Location location, Violations violations) {
        int before = violations.all().size();
        JsonNode converted = number.apply(value, location, violations);
        if (violations.all().size() == before && converted.isNumber() && !isWithin(converted.decimalValue())) {
            violations.value(location, schema.get(REFUSAL).textValue(), value);
        }
        return converted;
    }

    @Override
    public boolean isExact(JsonNode value) {
        return number.isExact(value);
    }

    private boolean isWithin(BigDecimal value) {
        return !(schema.has("minimum") && value.compareTo(schema.get("minimum").decimalValue()) < 0
                || schema.has("exclusiveMinimum") && value.compareTo(schema.get("exclusiveMinimum").decimalValue()) <= 0
                || schema.has("maximum") && value.compareTo(schema.get("maximum").decimalValue()) > 0);
    }
}
