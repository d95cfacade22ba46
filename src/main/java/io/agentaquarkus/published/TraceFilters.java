package io.agentaquarkus.published;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;

/** Filters of spans, whose form the document leaves open: it is that of {@code /api}. */
@Singleton
class TraceFilters {

    private static final String MODEL = "Filtering-Input";
    private static final String MEMBER = "filtering";

    private final ModelContract contract;

    TraceFilters(ModelContract contract) {
        this.contract = contract;
    }

    /** Null asks for everything. */
    Filter read(JsonNode filtering) {
        return filtering == null ? Filter.ANYTHING
                : FilterParser.parse(contract.require(MODEL, filtering, "body", MEMBER));
    }
}
