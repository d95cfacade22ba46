package io.agentaquarkus.athina.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/** Traces and their spans. What is not there is a 404. */
@Singleton
public class Traces {

    private final Inferences inferences;
    private final SpanReader reader;

    Traces(Inferences inferences, SpanReader reader) {
        this.inferences = inferences;
        this.reader = reader;
    }

    /**
     * @param root what speaks for the trace
     * @param spans all others, in the order of their start
     */
    record Trace(StoredSpan root, List<Span> spans) {

        static Trace of(List<StoredSpan> stored) {
            StoredSpan root = stored.stream().filter(span -> span.span().isRoot()).findFirst().orElse(stored.get(0));
            List<Span> spans = new ArrayList<>(stored.stream().map(StoredSpan::span).toList());
            if (SpanFields.isTrace(root.span())) {
                spans.remove(root.span());
            }
            spans.sort(Comparator.comparingLong(Span::startNs));
            return new Trace(root, spans);
        }
    }

    public Uni<Span> create(Scope scope, ObjectNode sent) {
        UUID id = UUID.randomUUID();
        SpanDraft root = new SpanDraft(id, id.getLeastSignificantBits(), 0);
        SpanFields.write(root, sent);
        SpanFields.asTrace(root);
        return inferences.write(scope, List.of(root)).map(stored -> stored.get(0));
    }

    /** The number of its spans, and its id. */
    Uni<SdkTrace> createWhole(Scope scope, ObjectNode sent) {
        SdkTrace trace = SdkTrace.read(scope.projectId(), sent);
        return inferences.write(scope, trace.drafts()).replaceWith(trace);
    }

    public Uni<Trace> find(Scope scope, String traceId) {
        return SpanIds.parseTrace(traceId).map(id -> reader.spansOfTraces(scope.projectId(), List.of(id)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(stored -> {
                    if (stored.isEmpty()) {
                        throw Bodies.unknown("The trace", traceId);
                    }
                    return Trace.of(stored);
                });
    }

    public Uni<Trace> update(Scope scope, String traceId, ObjectNode sent) {
        return find(scope, traceId).chain(trace -> inferences
                .change(scope, trace.root(), draft -> SpanFields.write(draft, sent)).chain(() -> find(scope, traceId)));
    }

    /** A span without a parent lies below the root. */
    Uni<Span> createSpan(Scope scope, String traceId, ObjectNode sent) {
        return find(scope, traceId).chain(trace -> {
            Span root = trace.root().span();
            requireSame(sent, root.traceId());
            SpanDraft draft = new SpanDraft(root.traceId(), UUID.randomUUID().getLeastSignificantBits(),
                    sent.has("parent_id") ? parent(sent.get("parent_id").asText()) : root.spanId());
            SpanFields.write(draft, sent);
            return inferences.write(scope, List.of(draft));
        }).map(stored -> stored.get(0));
    }

    Uni<StoredSpan> findSpan(Scope scope, String traceId, String spanId) {
        OptionalLong span = SpanIds.parseSpan(spanId);
        return SpanIds.parseTrace(traceId).filter(trace -> span.isPresent())
                .map(trace -> inferences.find(scope, trace, span.getAsLong()))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .map(stored -> stored == null || SpanFields.isTrace(stored.span()) ? null : stored)
                .onItem().ifNull().failWith(() -> Bodies.unknown("The span " + spanId + " of the trace", traceId));
    }

    Uni<Span> updateSpan(Scope scope, String traceId, String spanId, ObjectNode sent) {
        return findSpan(scope, traceId, spanId)
                .chain(stored -> inferences.change(scope, stored, draft -> SpanFields.write(draft, sent)));
    }

    private static void requireSame(ObjectNode sent, UUID traceId) {
        if (sent.has("trace_id") && !SpanIds.parseTrace(sent.get("trace_id").asText()).filter(traceId::equals).isPresent()) {
            throw Problem.badRequest("trace_id: it is not the one of the path.");
        }
    }

    private static long parent(String id) {
        return SpanIds.parseSpan(id).orElseThrow(() -> Problem.badRequest("parent_id: '" + id + "' is no id of a span."));
    }
}
