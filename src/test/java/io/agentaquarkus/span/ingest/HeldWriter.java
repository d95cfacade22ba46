package io.agentaquarkus.span.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.span.store.SpanWriter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** A writer that commits when the test says so. */
final class HeldWriter implements SpanWriter {

    final List<Write> writes = new ArrayList<>();

    @Override
    public Uni<List<Rejection>> write(List<Entry> entries) {
        return Uni.createFrom().emitter(emitter -> writes.add(new Write(entries, emitter)));
    }

    @Override
    public Uni<List<Long>> deleteTrace(UUID projectId, UUID traceId) {
        throw new UnsupportedOperationException();
    }

    /** The names of the spans of each write, in the order of the writes. */
    List<List<String>> names() {
        return writes.stream().map(Write::names).toList();
    }

    record Write(List<Entry> entries, UniEmitter<? super List<Rejection>> emitter) {

        void commit() {
            emitter.complete(List.of());
        }

        /** Commits all but the spans of this name. */
        void commitWithout(String name) {
            emitter.complete(entries.stream().filter(entry -> entry.span().name().equals(name))
                    .map(entry -> new Rejection(entry, name + " is bad")).toList());
        }

        void fail() {
            emitter.fail(new IllegalStateException("The connection is gone."));
        }

        List<String> names() {
            return entries.stream().map(entry -> entry.span().name()).toList();
        }
    }
}
