package io.agentaquarkus.span;

import java.util.UUID;

/**
 * One span as it is stored and read back.
 *
 * @param traceId 16 bytes, on the wire 32 lower-case hexadecimal digits
 * @param spanId 8 bytes, on the wire 16 lower-case hexadecimal digits
 * @param parentId the parent's span id; 0 on a root, since an all-zero span id is not valid
 * @param startNs nanoseconds since the epoch, exactly as sent
 * @param endNs nanoseconds since the epoch, exactly as sent
 * @param attributes the nested attributes as a JSON object in UTF-8, never null
 * @param references a JSON array of {@code {id?, slug?, version?, "attributes": {"key"}}} in UTF-8; null when there is none
 * @param links a JSON array of {@code {trace_id, span_id, "attributes"?}} with hexadecimal ids in UTF-8; null when there
 *        is none
 * @param hashes a JSON array of {@code {id, "attributes": {"key"}}} in UTF-8; null when there is none
 * @param events a JSON array of {@code {name, timestamp, attributes}} in UTF-8; null when there is none
 * @param metrics the figures that are filtered, sorted and summed without opening the attributes
 * @param facets what spans are listed and counted by without opening the attributes
 */
public record Span(UUID traceId, long spanId, long parentId, TraceType traceType, SpanType spanType, SpanKind kind,
        String name, long startNs, long endNs, StatusCode status, String statusMessage, String sessionId, String userId,
        String agentId, byte[] attributes, byte[] references, byte[] links, byte[] hashes, byte[] events,
        Metrics metrics, Facets facets) {

    private static final byte[] NO_ATTRIBUTES = { '{', '}' };

    /** A root has no parent. */
    public boolean isRoot() {
        return parentId == 0;
    }

    /** The same with an empty object as its attributes, and no events. */
    public Span withoutContent() {
        return new Span(traceId, spanId, parentId, traceType, spanType, kind, name, startNs, endNs, status, statusMessage,
                sessionId, userId, agentId, NO_ATTRIBUTES, references, links, hashes, null, metrics, facets);
    }

    /** When it began as answers show it; see {@link #micros(long)}. */
    public long startMicros() {
        return micros(startNs);
    }

    public long endMicros() {
        return micros(endNs);
    }

    /**
     * The nearest microsecond, of two equally near ones the earlier; before 1970 the next one towards it. The SQL of
     * {@code SpanField} says the same, and indexes are on it.
     */
    public static long micros(long ns) {
        return ns / 1_000 + (ns % 1_000 > 500 ? 1 : 0);
    }

    /**
     * Cumulative figures of {@code attributes.ag.metrics}; {@link Double#NaN} where the span has none.
     *
     * @param durationMs milliseconds
     * @param errors number of errors
     * @param tokens total tokens
     * @param cost total cost in US dollars
     */
    public record Metrics(double durationMs, double errors, double tokens, double cost) {

        public static final Metrics NONE = new Metrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * What the attributes of any span say, a child's too.
     *
     * @param session {@code ag.session.id}; null when there is none, it is empty or longer than {@link #LENGTH_MAX}
     * @param user {@code ag.user.id}, likewise
     * @param typed whether the attributes name the type of the span; otherwise it is assumed
     */
    public record Facets(String session, String user, boolean typed) {

        /** In characters; an index of the database takes no more. */
        public static final int LENGTH_MAX = 500;

        public static final Facets NONE = new Facets(null, null, false);
    }
}
