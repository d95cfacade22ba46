package io.agentaquarkus.athina.eval;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/**
 * What has been evaluated, by the id of its request: a run of this server, or what the SDK has reported of one of its own. Each
 * is a trace, whose id is that of the request.
 */
@Singleton
public class EvalRequests {

    static final String ID = "eval_request_id";
    public static final String RUNNING = "running";
    public static final String COMPLETED = "completed";
    public static final String FAILED = "failed";

    private static final String NAME = "eval_run";
    private static final String STATUS = "status";
    private static final String RESULTS = "results";

    private final Inferences inferences;
    private final SpanReader reader;

    EvalRequests(Inferences inferences, SpanReader reader) {
        this.inferences = inferences;
        this.reader = reader;
    }

    /** Records a run of this server. */
    public Uni<ObjectNode> add(Scope scope, ObjectNode sent, String status, ArrayNode results) {
        SpanDraft draft = Traced.draft(NAME);
        SpanContent.change(draft, ag -> {
            ag.putObject("type").put("span", "workflow");
            ag.putObject("data").set("inputs", sent);
        });
        outcome(draft, status, results);
        return inferences.write(scope, List.of(draft)).replaceWith(() -> answer(draft.traceId, status, results));
    }

    public Uni<Void> end(Scope scope, UUID id, String status, ArrayNode results) {
        return inferences.find(scope, id, id.getLeastSignificantBits()).onItem().ifNotNull()
                .transformToUni(stored -> inferences.change(scope, stored, draft -> {
                    draft.endNs = Moments.now();
                    outcome(draft, status, results);
                })).replaceWithVoid();
    }

    private static void outcome(SpanDraft draft, String status, ArrayNode results) {
        SpanContent.change(draft, ag -> ag.withObjectProperty("data").putObject("outputs").put(STATUS, status).set(RESULTS,
                results));
    }

    /** {@code {eval_request_id, status, results}}, and what else the SDK has reported; 404 when there is none. */
    public Uni<ObjectNode> find(Scope scope, String id) {
        return SpanIds.parseTrace(id).map(trace -> reader.spansOfTraces(scope.projectId(), List.of(trace)))
                .orElseGet(() -> Uni.createFrom().item(List.of())).map(spans -> {
                    Span root = spans.stream().map(StoredSpan::span).filter(Span::isRoot).findFirst()
                            .orElseThrow(() -> Bodies.unknown("The eval request", id));
                    if (root.name().equals(NAME)) {
                        return answer(root);
                    }
                    if (!EvalSdk.isRequest(root)) {
                        throw Bodies.unknown("The eval request", id);
                    }
                    return EvalSdk.report(answer(root.traceId(), COMPLETED, JsonNodeFactory.instance.arrayNode()),
                            spans.stream().map(StoredSpan::span).filter(span -> !span.isRoot()).toList());
                });
    }

    /** A run that has not ended within its time never will: the server was stopped. */
    private static ObjectNode answer(Span run) {
        JsonNode outputs = SpanContent.of(run).at("/data/outputs");
        String status = outputs.path(STATUS).asText(COMPLETED);
        boolean late = Duration.ofNanos(Moments.now() - run.startNs()).compareTo(Evals.TIME_LIMIT) > 0;
        return answer(run.traceId(), status.equals(RUNNING) && late ? FAILED : status, outputs.path(RESULTS));
    }

    private static ObjectNode answer(UUID id, String status, JsonNode results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(ID, id.toString()).put(STATUS, status);
        return answer.set(RESULTS, results);
    }
}
