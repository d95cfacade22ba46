package io.agentaquarkus.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the schemas of a description into checks. */
interface Schemas {

    Check compile(JsonNode schema);

    /** The check of a parameter, which arrives as text, or as a list of texts. */
    default Check parameter(JsonNode schema) {
        return compile(schema);
    }

    /** Whether bodies of another type than JSON are refused as such. */
    default boolean takeJsonOnly() {
        return false;
    }

    /** The check of a schema that has a name in the description. */
    Check named(String name);
}
