package io.agentaquarkus.trace;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.Operator;
import io.agentaquarkus.span.filter.SpanField;

/**
 * A filter that is nothing but trace ids is a lookup: no window applies to it, which is what SDKs rely on (reference:
 * agenta-tracing-query, section 3.5).
 */
final class SingleTrace {

    private SingleTrace() {
    }

    static Optional<Set<UUID>> of(Filter filter) {
        if (!(filter instanceof Filter.And and) || and.filters().size() != 1
                || !(and.filters().get(0) instanceof Filter.Test test) || test.field() != SpanField.TRACE_ID) {
            return Optional.empty();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        if (test.operator() == Operator.IS) {
            ids.add(UUID.fromString(test.value().textValue()));
        } else if (test.operator() == Operator.IN) {
            test.value().forEach(id -> ids.add(UUID.fromString(id.textValue())));
        } else {
            return Optional.empty();
        }
        return Optional.of(ids);
    }
}
