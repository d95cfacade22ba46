package io.agentaquarkus.trace;

import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;

/** Where a span is to be found. */
@JsonNaming(SnakeCaseStrategy.class)
record SpanLink(String traceId, String spanId) {

    static SpanLink of(Span span) {
        return of(span.traceId(), span.spanId());
    }

    static SpanLink of(UUID traceId, long spanId) {
        return new SpanLink(SpanIds.trace(traceId), SpanIds.span(spanId));
    }
}
