package io.agentaquarkus.span.ingest;

import io.agentaquarkus.span.Span;

/** About how many bytes of memory a span takes while it waits. */
final class SpanSize {

    private static final int FIXED = 400;

    private SpanSize() {
    }

    static long of(Span span) {
        return FIXED + length(span.name()) + length(span.statusMessage()) + length(span.sessionId())
                + length(span.userId()) + length(span.agentId()) + length(span.attributes())
                + length(span.references()) + length(span.links()) + length(span.hashes()) + length(span.events());
    }

    private static long length(String text) {
        return text == null ? 0 : text.length();
    }

    private static long length(byte[] json) {
        return json == null ? 0 : json.length;
    }
}
