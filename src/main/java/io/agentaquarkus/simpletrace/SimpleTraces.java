package io.agentaquarkus.simpletrace;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.ingest.SpanIngestion;
import io.agentaquarkus.span.store.SpanReader;
import io.agentaquarkus.span.store.SpanWriter;
import io.smallrye.mutiny.Uni;

/** Traces by what their root says, in each of the forms. What is not found is null, or empty. */
@ApplicationScoped
class SimpleTraces {

    private final SpanIngestion ingestion;
    private final SpanReader reader;
    private final SpanWriter writer;

    SimpleTraces(SpanIngestion ingestion, SpanReader reader, SpanWriter writer) {
        this.ingestion = ingestion;
        this.reader = reader;
        this.writer = writer;
    }

    /** The span of the new trace; null when nothing was stored because a link has an id that is none. */
    Uni<Span> create(Scope scope, String name, ObjectNode flags, Content content) {
        return write(scope, RootSpan.create(name, flags, content));
    }

    Uni<SimpleTrace> fetch(Scope scope, Form form, UUID traceId) {
        return find(scope, form, traceId).map(trace -> trace != null && trace.isReadable() ? trace : null);
    }

    /**
     * Gives the trace other content.
     *
     * @return the trace with the content and the times from before; null when nothing was stored because a link has an id
     *         that is none
     */
    Uni<SimpleTrace> edit(Scope scope, SimpleTrace trace, Content content) {
        return write(scope, RootSpan.edit(trace.root().span(), content)).onItem().ifNotNull()
                .transform(span -> new SimpleTrace(trace.root(), trace.labels(), content));
    }

    /** Deletes the trace with all of its spans. */
    Uni<Span> delete(Scope scope, Form form, UUID traceId) {
        return find(scope, form, traceId).onItem().ifNotNull().transformToUni(trace -> writer
                .deleteTrace(scope.projectId(), traceId).map(deleted -> deleted.isEmpty() ? null : trace.root().span()));
    }

    /** The traces in which a span matches, the newest first. */
    Uni<List<SimpleTrace>> query(Scope scope, Form form, SimpleTraceQuery query) {
        if (query.filter().equals(Filter.NOTHING)) {
            return Uni.createFrom().item(List.of());
        }
        return reader.queryTraces(scope.projectId(), query.filter(), query.windowing())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.<SimpleTrace> of())
                        : reader.spansOfTraces(scope.projectId(), ids).map(spans -> readable(form, ids, spans)));
    }

    private static List<SimpleTrace> readable(Form form, List<UUID> ids, List<StoredSpan> spans) {
        Map<UUID, List<StoredSpan>> byTrace = spans.stream().collect(Collectors.groupingBy(span -> span.span().traceId()));
        return ids.stream().map(byTrace::get).filter(Objects::nonNull)
                .flatMap(trace -> SimpleTrace.of(form, trace).stream()).filter(SimpleTrace::isReadable).toList();
    }

    private Uni<SimpleTrace> find(Scope scope, Form form, UUID traceId) {
        return reader.spansOfTraces(scope.projectId(), Set.of(traceId))
                .map(spans -> SimpleTrace.of(form, spans).orElse(null));
    }

    private Uni<Span> write(Scope scope, Optional<SpanDraft> draft) {
        if (draft.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return ingestion.write(scope.projectId(), scope.userId(), List.of(draft.get())).map(stored -> {
            if (stored.isEmpty()) {
                throw Problem.badRequest("The database cannot store this trace: a value in it is too large.");
            }
            return stored.get(0);
        });
    }
}
