package io.agentaquarkus.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** One compiled part of a schema. */
interface Check {

    Check ANYTHING = (value, location, violations) -> value;

    /**
     * @return the value as the schema's type wants it, for example the number of a numeric text; the value itself when
     *         nothing had to be converted. Of no use when a violation was added.
     */
    JsonNode apply(JsonNode value, Location location, Violations violations);

    /** Whether the value is of this type without any conversion. Members of a union are chosen by it first. */
    default boolean isExact(JsonNode value) {
        return false;
    }
}
