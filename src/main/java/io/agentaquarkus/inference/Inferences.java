package io.agentaquarkus.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.inference.References.Place;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.assemble.SpanJson;
import io.agentaquarkus.span.assemble.Trees;
import io.agentaquarkus.span.ingest.SpanIngestion;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Logged model calls. Each is a span; one whose tags have an {@code external_reference_id} is found by that too, of several
 * with the same the newest. What is said about a reference before its call arrives waits for it.
 */
@ApplicationScoped
public class Inferences {

    /** The tag that holds a reference of the caller's. */
    public static final String REFERENCE = "external_reference_id";

    /** In characters; the index of references takes no more. */
    private static final int REFERENCE_LENGTH_MAX = 500;

    private final SpanIngestion ingestion;
    private final SpanReader reader;
    private final References references;

    Inferences(SpanIngestion ingestion, SpanReader reader, References references) {
        this.ingestion = ingestion;
        this.reader = reader;
        this.references = references;
    }

    /** Stores calls, and whatever spans are around them, all or none. */
    public Uni<List<Span>> write(Scope scope, List<SpanDraft> drafts) {
        Map<String, Place> named = named(drafts);
        int count = drafts.size();
        Uni<Void> known = named.isEmpty() ? Uni.createFrom().voidItem() : references.add(scope.projectId(), named);
        return known.chain(() -> ingestion.write(scope.projectId(), scope.userId(), drafts)).invoke(stored -> {
            if (stored.size() < count) {
                throw Problem.badRequest("The database cannot store this: a value in it is too large.");
            }
        }).call(() -> Multi.createFrom().iterable(named.keySet()).onItem()
                .transformToUniAndConcatenate(reference -> deliver(scope, reference)).collect().last());
    }

    /** The span with the trace and span id; null when there is none. */
    public Uni<StoredSpan> find(Scope scope, UUID traceId, long spanId) {
        return reader.spans(scope.projectId(), List.of(traceId), List.of(spanId))
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** The span with the span id, in whatever trace; null when there is none. */
    public Uni<StoredSpan> find(Scope scope, long spanId) {
        return reader.spans(scope.projectId(), null, List.of(spanId)).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** The newest call with the reference; null when there is none. */
    public Uni<StoredSpan> find(Scope scope, String reference) {
        requireLength(reference);
        return references.find(scope.projectId(), reference).chain(places -> Multi.createFrom().iterable(places).onItem()
                .transformToUniAndConcatenate(place -> find(scope, place.traceId(), place.spanId())).toUni());
    }

    /** Writes the span again, with what the change does to it. */
    public Uni<Span> change(Scope scope, StoredSpan stored, Consumer<SpanDraft> change) {
        SpanDraft draft = SpanJson.of(stored.span());
        String before = reference(draft);
        change.accept(draft);
        boolean renamed = reference(draft) != null && !reference(draft).equals(before);
        Uni<List<Span>> written = renamed ? write(scope, List.of(draft))
                : ingestion.write(scope.projectId(), scope.userId(), List.of(draft));
        return written.map(spans -> {
            if (spans.isEmpty()) {
                throw Problem.badRequest("The database cannot store this: a value in it is too large.");
            }
            return spans.get(0);
        });
    }

    /**
     * Adds to what is known of the call with the reference, now or as soon as it is logged.
     *
     * @param said members for the {@code meta} of the span
     */
    public Uni<Void> say(Scope scope, String reference, ObjectNode said) {
        return find(scope, reference).chain(stored -> stored != null ? add(scope, stored, said)
                : references.addPending(scope.projectId(), reference, said)
                        // The call may have been logged since it was looked for, by somebody who saw nothing pending.
                        .chain(() -> find(scope, reference))
                        .chain(late -> late == null ? Uni.createFrom().voidItem() : deliver(scope, reference)));
    }

    private Uni<Void> deliver(Scope scope, String reference) {
        return references.takePending(scope.projectId(), reference)
                .chain(all -> Multi.createFrom().iterable(all).onItem()
                        .transformToUniAndConcatenate(said -> find(scope, reference)
                                .onItem().ifNotNull().transformToUni(stored -> add(scope, stored, said)))
                        .collect().last().replaceWithVoid());
    }

    private Uni<Void> add(Scope scope, StoredSpan stored, ObjectNode said) {
        return change(scope, stored, draft -> SpanContent.change(draft, ag -> ag.withObjectProperty("meta").setAll(said)))
                .replaceWithVoid();
    }

    private static Map<String, Place> named(List<SpanDraft> drafts) {
        Map<String, Place> named = new LinkedHashMap<>();
        drafts.forEach(draft -> {
            String reference = reference(draft);
            if (reference != null) {
                requireLength(reference);
                named.put(reference, new Place(draft.traceId, draft.spanId));
            }
        });
        return named;
    }

    private static String reference(SpanDraft draft) {
        Map<String, Object> ag = Trees.object(draft.attributes.get("ag"));
        Map<String, Object> tags = ag == null ? null : Trees.object(ag.get("tags"));
        return tags != null && tags.get(REFERENCE) instanceof String reference && !reference.isEmpty() ? reference : null;
    }

    private static void requireLength(String reference) {
        if (reference.length() > REFERENCE_LENGTH_MAX) {
            throw Problem.badRequest(REFERENCE + ": it may have " + REFERENCE_LENGTH_MAX + " characters at most.");
        }
    }
}
