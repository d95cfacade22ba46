package io.agentaquarkus.span.store;

import java.util.List;
import java.util.UUID;

import io.agentaquarkus.span.Span;
import io.smallrye.mutiny.Uni;

/** The writing side of the span store. */
public interface SpanWriter {

    /**
     * Stores spans durably. The result arrives after the commit, so that any later read sees them, in this process or
     * another. Writing is idempotent: a span with the project, trace and span id of a stored one replaces it whole and
     * keeps its time of creation; of several copies in one call the last counts.
     *
     * <p>
     * A span that the database refuses is left out and the others are stored; the result names it. When the database
     * cannot be reached or is over capacity, the {@code Uni} fails and nothing was stored.
     *
     * @return the rejected spans with reasons, empty when all were stored
     */
    Uni<List<Rejection>> write(List<Entry> entries);

    /**
     * Deletes the spans of a trace in a project, durably.
     *
     * @return the ids of the deleted spans, the latest start first; empty when there was none
     */
    Uni<List<Long>> deleteTrace(UUID projectId, UUID traceId);

    /**
     * A span and whom it belongs to.
     *
     * @param span without its content, which would be held a second time while it waits
     * @param attributes as they will be stored, see {@link Payload}
     * @param events as they will be stored; null when there are none
     */
    record Entry(UUID projectId, UUID userId, Span span, byte[] attributes, byte[] events) {

        /** Compresses here and now, so that it happens in the caller's thread and not in those of the connections. */
        public static Entry of(UUID projectId, UUID userId, Span span) {
            return new Entry(projectId, userId, span.withoutContent(), Payload.encode(span.attributes()),
                    Payload.encode(span.events()));
        }
    }

    /** A span that cannot be stored as it is, however often it is sent. */
    record Rejection(Entry entry, String reason) {
    }
}
