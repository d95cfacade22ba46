package io.agentaquarkus.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;

/** Where a span is to be found. */
@JsonNaming(SnakeCaseStrategy.class)
record SpanLink(String traceId, String spanId) {

    /** Trace by trace, otherwise in the order of the spans. */
    static List<SpanLink> byTrace(List<Span> spans) {
        Map<UUID, List<SpanLink>> links = new LinkedHashMap<>();
        spans.forEach(span -> links.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(of(span)));
        return links.values().stream().flatMap(List::stream).toList();
    }

    static SpanLink of(Span span) {
        return of(span.traceId(), span.spanId());
    }

    static SpanLink of(UUID traceId, long spanId) {
        return new SpanLink(SpanIds.trace(traceId), SpanIds.span(spanId));
    }
}
