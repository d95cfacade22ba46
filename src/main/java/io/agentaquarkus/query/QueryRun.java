package io.agentaquarkus.query;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.store.SpanReader;
import io.agentaquarkus.trace.FlatTraces;
import io.agentaquarkus.trace.SavedQuery;
import io.agentaquarkus.trace.SavedQuery.Focus;
import io.agentaquarkus.trace.TraceSearch;
import io.smallrye.mutiny.Uni;

/** Runs saved queries. */
@ApplicationScoped
public class QueryRun {

    private final TraceSearch search;
    private final SpanReader reader;

    QueryRun(TraceSearch search, SpanReader reader) {
        this.search = search;
        this.reader = reader;
    }

    /** The data with {@code trace_ids} and, when they are wanted, {@code traces}. */
    Uni<ObjectNode> withTraces(UUID projectId, ObjectNode data, Contents wanted) {
        return traceIds(projectId, data, wanted.windowing()).chain(ids -> {
            ObjectNode answer = data.deepCopy();
            ArrayNode list = answer.putArray("trace_ids");
            ids.forEach(id -> list.add(SpanIds.trace(id)));
            return wanted.items() ? spans(projectId, ids, answer) : Uni.createFrom().item(answer);
        });
    }

    /**
     * The traces that a query finds. One for spans finds the traces of its spans, in their order; its limit is one of spans.
     *
     * @param data of a revision of the query; fails with 400 when its filter cannot be applied
     * @param asked counts where the query has no window of its own
     */
    public Uni<List<UUID>> traceIds(UUID projectId, ObjectNode data, Windowing asked) {
        SavedQuery query = SavedQuery.of(data);
        Windowing windowing = query.window(asked);
        return query.focus().orElse(Focus.TRACE) == Focus.SPAN
                ? search.spans(projectId, query.filter(), windowing).map(TraceSearch::traceIds)
                : search.traceIds(projectId, query.filter(), windowing);
    }

    private Uni<ObjectNode> spans(UUID projectId, List<UUID> ids, ObjectNode answer) {
        Uni<List<StoredSpan>> spans = ids.isEmpty() ? Uni.createFrom().item(List.of()) : reader.spansOfTraces(projectId, ids);
        return spans.map(found -> answer.putRawValue("traces", new RawValue(FlatTraces.json(ids, found))));
    }
}
