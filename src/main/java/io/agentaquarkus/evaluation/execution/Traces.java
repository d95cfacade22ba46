package io.agentaquarkus.evaluation.execution;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.filter.FilterParser;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/** Traces that are evaluated, and traces of what was invoked. */
@ApplicationScoped
class Traces {

    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(4);
    private static final int REUSABLE_MAX = 100;

    private final SpanReader reader;

    Traces(SpanReader reader) {
        this.reader = reader;
    }

    /** Null when there is none, or no root of it. */
    Uni<TraceContents> find(UUID projectId, UUID traceId) {
        return Home.back(() -> reader.spansOfTraces(projectId, List.of(traceId))).map(TraceContents::of);
    }

    /** Waits for a trace that someone else sends, for about 20 seconds; null when it does not come. */
    Uni<TraceContents> await(UUID projectId, UUID traceId) {
        return await(projectId, traceId, TRIES, PAUSE);
    }

    private Uni<TraceContents> await(UUID projectId, UUID traceId, int tries, Duration pause) {
        return find(projectId, traceId).chain(found -> found != null || tries <= 1 ? Uni.createFrom().item(found)
                : Home.after(pause).chain(() -> await(projectId, traceId, tries - 1,
                        pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX)));
    }

    /** Traces of earlier invocations of the same thing with the same inputs that succeeded, the newest first. */
    Uni<List<UUID>> reusable(UUID projectId, UUID hash) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode().put("operator", "and");
        filter.putArray("conditions").addObject().put("field", "hashes").put("operator", "in").putArray("value")
                .add(hash.toString());
        Windowing newest = new Windowing(null, null, null, REUSABLE_MAX, null, null, null);
        return Home.back(() -> reader.query(projectId, FilterParser.parse(filter), newest)).map(spans -> spans.stream()
                .map(span -> span.span()).filter(span -> span.isRoot() && span.status() != StatusCode.ERROR)
                .map(span -> span.traceId()).distinct().toList());
    }
}
