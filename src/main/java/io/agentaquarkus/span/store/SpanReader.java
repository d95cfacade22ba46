package io.agentaquarkus.span.store;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The reading side of the span store. Every method sees the spans of one project only, and everything whose write was
 * answered before the call. Times are compared in microseconds, rounded as they are answered. A query that reaches its
 * time limit fails with a 504 {@link io.agentaquarkus.problem.Problem}; it never returns a part of the result as the whole.
 */
public interface SpanReader {

    /** All spans of the traces, in the order of their start. Unknown ids are skipped. */
    Uni<List<StoredSpan>> spansOfTraces(UUID projectId, Collection<UUID> traceIds);

    /** Spans with one of the trace ids and one of the span ids, in the order of their start; null does not restrict. */
    Uni<List<StoredSpan>> spans(UUID projectId, Collection<UUID> traceIds, Collection<Long> spanIds);

    /**
     * The spans that match, newest first unless the window asks for ascending order; equal times are ordered by span id.
     *
     * @return fails with a 400 when more spans match than one answer may hold and the window has no limit
     */
    Uni<List<StoredSpan>> query(UUID projectId, Filter filter, Windowing window);

    /**
     * As {@link #query}, however many match, a page at a time; a page is read when the one before has been taken. The time
     * limit holds for each page. Spans that are stored meanwhile may be missing, but none comes twice.
     */
    Multi<List<StoredSpan>> pages(UUID projectId, Filter filter, Windowing window);

    /**
     * The ids of the traces that have a matching span inside of the window, those with the latest such span first; equal
     * times are ordered by trace id. The order of the window does not count, and a limit of 0 is none.
     *
     * @return fails with a 400 when the limit is negative, or when more match than one answer may hold without a limit
     */
    Uni<List<UUID>> queryTraces(UUID projectId, Filter filter, Windowing window);
}
