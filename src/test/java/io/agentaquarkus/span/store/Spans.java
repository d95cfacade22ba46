package io.agentaquarkus.span.store;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.store.SpanWriter.Entry;

/** Spans to store, plain but for what a test says about them. */
final class Spans {

    static final UUID USER = UUID.fromString("0195d6f0-0000-7000-8000-00000000000a");
    static final UUID OTHER_USER = UUID.fromString("0195d6f0-0000-7000-8000-00000000000b");

    /** 2026-11-01T10:00:00Z. */
    static final long START_NS = 1_793_527_200_000_000_000L;

    private Spans() {
    }

    static Span span(UUID traceId, long spanId) {
        return at(traceId, spanId, START_NS);
    }

    static Span at(UUID traceId, long spanId, long startNs) {
        return span(traceId, spanId, startNs, "work", "{}");
    }

    static Span named(UUID traceId, long spanId, String name) {
        return span(traceId, spanId, START_NS, name, "{}");
    }

    static Span withAttributes(UUID traceId, long spanId, String attributes) {
        return span(traceId, spanId, START_NS, "work", attributes);
    }

    private static Span span(UUID traceId, long spanId, long startNs, String name, String attributes) {
        return new Span(traceId, spanId, 0, TraceType.INVOCATION, SpanType.TASK, SpanKind.INTERNAL, name, startNs, startNs,
                StatusCode.UNSET, null, null, null, null, bytes(attributes), null, null, null, null, Span.Metrics.NONE,
                Span.Facets.NONE);
    }

    /** One that no database can hold: its name has a NUL character. */
    static Span poison(UUID traceId, long spanId) {
        return named(traceId, spanId, "poi\0son");
    }

    static Entry entry(UUID projectId, Span span) {
        return Entry.of(projectId, USER, span);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
