package io.agentaquarkus.span.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.span.ingest.SpanBatcher.Request;
import io.agentaquarkus.span.store.SpanWriter;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.span.store.SpanWriter.Rejection;
import io.agentaquarkus.span.store.TraceJoiner.Written;
import io.smallrye.mutiny.Uni;

/**
 * The requests that are committed together. A span that is there twice is written once, the last copy; should the
 * database refuse that copy, the one before it is written after all.
 */
final class Batch {

    private final List<Request> requests;
    private final Map<Key, Entry> latest = new LinkedHashMap<>();
    private final Map<Key, Entry> replaced = new HashMap<>();
    private final Map<TraceKey, Trace> traces = new LinkedHashMap<>();

    Batch(List<Request> requests) {
        this.requests = requests;
        for (Request request : requests) {
            for (Entry entry : request.entries()) {
                Key key = Key.of(entry);
                Trace trace = traces.computeIfAbsent(new TraceKey(key.projectId(), key.traceId()), id -> new Trace(request));
                trace.oneRequest &= trace.request == request;
                Entry before = latest.put(key, entry);
                if (before != null) {
                    replaced.put(key, before);
                } else {
                    trace.spans++;
                }
            }
        }
    }

    /** The traces that the spans are parts of. */
    List<Written> traces() {
        return traces.entrySet().stream().map(entry -> new Written(entry.getKey().projectId(), entry.getKey().traceId(),
                entry.getValue().spans, entry.getValue().oneRequest)).toList();
    }

    Uni<List<Rejection>> write(SpanWriter writer) {
        return writer.write(List.copyOf(latest.values())).chain(rejections -> {
            List<Entry> earlier = new ArrayList<>();
            for (Rejection rejection : rejections) {
                Entry before = replaced.get(Key.of(rejection.entry()));
                if (before != null) {
                    earlier.add(before);
                }
            }
            return earlier.isEmpty() ? Uni.createFrom().item(rejections)
                    : writer.write(earlier).map(more -> {
                        List<Rejection> all = new ArrayList<>(rejections);
                        all.addAll(more);
                        return all;
                    });
        });
    }

    void complete(List<Rejection> rejections) {
        for (Request request : requests) {
            List<Rejection> own = List.of();
            if (!rejections.isEmpty()) {
                own = rejections.stream()
                        .filter(r -> request.entries().stream().anyMatch(entry -> entry == r.entry())).toList();
            }
            request.emitter().complete(own);
        }
    }

    void fail(Throwable failure) {
        requests.forEach(request -> request.emitter().fail(failure));
    }

    private record TraceKey(UUID projectId, UUID traceId) {
    }

    private static final class Trace {

        private final Request request;
        private int spans;
        private boolean oneRequest = true;

        Trace(Request request) {
            this.request = request;
        }
    }

    private record Key(UUID projectId, UUID traceId, long spanId) {

        static Key of(Entry entry) {
            return new Key(entry.projectId(), entry.span().traceId(), entry.span().spanId());
        }
    }
}
