package io.agentaquarkus.athina;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Traces of one span each, written and read many at a time. */
@Singleton
public class Traced {

    private static final int AT_A_TIME = 500;

    private final Inferences inferences;
    private final SpanReader reader;

    Traced(Inferences inferences, SpanReader reader) {
        this.inferences = inferences;
        this.reader = reader;
    }

    /** A new trace of one span, which begins and ends now. */
    public static SpanDraft draft(String name) {
        UUID id = UUID.randomUUID();
        SpanDraft draft = new SpanDraft(id, id.getLeastSignificantBits(), 0);
        draft.name = name;
        draft.endNs = Moments.now();
        draft.startNs = draft.endNs;
        return draft;
    }

    /** The ids of the traces, in the order of the drafts. */
    public Uni<List<UUID>> write(Scope scope, List<SpanDraft> drafts) {
        List<UUID> ids = drafts.stream().map(draft -> draft.traceId).toList();
        return Multi.createFrom().iterable(drafts).group().intoLists().of(AT_A_TIME).onItem()
                .transformToUniAndConcatenate(some -> inferences.write(scope, some)).collect().last().replaceWith(ids);
    }

    /** The span of such a trace; null when it is not there. */
    public Uni<StoredSpan> find(Scope scope, UUID traceId) {
        return inferences.find(scope, traceId, traceId.getLeastSignificantBits());
    }

    /** The root spans of the traces that are there. */
    public Uni<Map<UUID, Span>> roots(UUID projectId, List<UUID> traceIds) {
        Map<UUID, Span> roots = new HashMap<>();
        return Multi.createFrom().iterable(traceIds.stream().filter(Objects::nonNull).distinct().toList()).group().intoLists()
                .of(AT_A_TIME).onItem().transformToUniAndConcatenate(ids -> reader.spans(projectId, ids, null))
                .invoke(found -> found.stream().map(StoredSpan::span).filter(Span::isRoot)
                        .forEach(span -> roots.put(span.traceId(), span)))
                .collect().last().replaceWith(roots);
    }
}
