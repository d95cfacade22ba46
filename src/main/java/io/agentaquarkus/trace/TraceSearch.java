package io.agentaquarkus.trace;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Finds what a filter matches, in the order of the window. A filter that is trace ids alone is a lookup instead, for which
 * no window counts.
 */
@ApplicationScoped
public class TraceSearch {

    private final SpanReader reader;

    TraceSearch(SpanReader reader) {
        this.reader = reader;
    }

    public Uni<List<StoredSpan>> spans(UUID projectId, Filter filter, Windowing windowing) {
        return SingleTrace.of(filter).map(ids -> reader.spansOfTraces(projectId, ids))
                .orElseGet(() -> reader.query(projectId, filter, windowing));
    }

    /** As {@link #spans}, however many match, a page at a time. */
    public Multi<List<StoredSpan>> spanPages(UUID projectId, Filter filter, Windowing windowing) {
        return SingleTrace.of(filter).map(ids -> reader.spansOfTraces(projectId, ids).toMulti())
                .orElseGet(() -> reader.pages(projectId, filter, windowing));
    }

    /** The ids of the traces in which a span matches. */
    public Uni<List<UUID>> traceIds(UUID projectId, Filter filter, Windowing windowing) {
        return SingleTrace.of(filter).map(ids -> reader.spansOfTraces(projectId, ids).map(TraceSearch::traceIds))
                .orElseGet(() -> reader.queryTraces(projectId, filter, windowing));
    }

    /** The ids of the traces of the spans, in the order in which they are first met. */
    public static List<UUID> traceIds(List<StoredSpan> spans) {
        return spans.stream().map(span -> span.span().traceId()).distinct().toList();
    }

    /** The traces in which a span matches, as trees; those without a root are left out. */
    Uni<List<TraceTree>> traces(UUID projectId, Filter filter, Windowing windowing) {
        return SingleTrace.of(filter).map(ids -> reader.spansOfTraces(projectId, ids).map(TraceTree::byRootStart))
                .orElseGet(() -> reader.queryTraces(projectId, filter, windowing)
                        .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.<TraceTree> of())
                                : reader.spansOfTraces(projectId, ids).map(spans -> TraceTree.ordered(spans, ids))));
    }
}
