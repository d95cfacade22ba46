package io.agentaquarkus.span.filter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;

/** Filters and spans from JSON whose quotes may be single. */
final class Filters {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Filters() {
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Filter filter(String text) {
        return FilterParser.parse(json(text));
    }

    /** A filter of one condition, given without its braces. */
    static Filter condition(String members) {
        return filter("{'conditions':[{" + members + "}]}");
    }

    static StoredSpan withAttributes(String attributes) {
        return stored(attributes, null, null, null, null);
    }

    static StoredSpan stored(String attributes, String references, String links, String hashes, String events) {
        Span span = new Span(UUID.fromString("f5a2efb4-0895-881e-938e-2ebc070beca8"), 1, 0, TraceType.INVOCATION, SpanType.CHAT,
                SpanKind.CLIENT, "Chat with Ada", 1_700_000_000_123_456_789L, 1_700_000_001_000_000_000L, StatusCode.ERROR,
                null,
                "s-1", null, null, bytes(attributes), bytes(references), bytes(links), bytes(hashes), bytes(events),
                Span.Metrics.NONE, Span.Facets.NONE);
        return new StoredSpan(span, Instant.parse("2026-11-01T10:00:00.5Z"),
                UUID.fromString("0195d6f0-0000-7000-8000-00000000dead"), null, null);
    }

    private static byte[] bytes(String json) {
        return json == null ? null : json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
