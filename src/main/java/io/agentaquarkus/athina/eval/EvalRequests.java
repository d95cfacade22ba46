package io.agentaquarkus.athina.eval;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
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
 * What has been evaluated, by the id of its request. What this server has answered at once and what the SDK has reported of its
 * own are traces, what goes on after the answer is a run; the id is that of the request.
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
    private static final String WHAT = "The eval request";

    private final Inferences inferences;
    private final SpanReader reader;
    private final EvalRunResults runs;

    EvalRequests(Inferences inferences, SpanReader reader, EvalRunResults runs) {
        this.inferences = inferences;
        this.reader = reader;
        this.runs = runs;
    }

    /** Records what this server has evaluated. */
    Uni<ObjectNode> add(Scope scope, ObjectNode sent, ArrayNode results) {
        SpanDraft draft = Traced.draft(NAME);
        SpanContent.change(draft, ag -> {
            ag.putObject("type").put("span", "workflow");
            ObjectNode data = ag.putObject("data");
            data.set("inputs", sent);
            data.putObject("outputs").put(STATUS, COMPLETED).set(RESULTS, results);
        });
        return inferences.write(scope, List.of(draft)).replaceWith(() -> answer(draft.traceId, COMPLETED, results));
    }

    /** {@code {eval_request_id, status, results}}, and what else the SDK has reported; 404 when there is none. */
    Uni<ObjectNode> find(Scope scope, String id) {
        UUID request = SpanIds.parseTrace(id).orElseThrow(() -> Bodies.unknown(WHAT, id));
        return reader.spansOfTraces(scope.projectId(), List.of(request)).chain(spans -> spans.isEmpty()
                ? runs.find(scope.projectId(), request).onItem().ifNull().failWith(() -> Bodies.unknown(WHAT, id))
                : Uni.createFrom().item(traced(id, spans.stream().map(StoredSpan::span).toList())));
    }

    private static ObjectNode traced(String id, List<Span> spans) {
        Span root = spans.stream().filter(Span::isRoot).findFirst().orElseThrow(() -> Bodies.unknown(WHAT, id));
        if (root.name().equals(NAME)) {
            return answer(root);
        }
        if (!EvalSdk.isRequest(root)) {
            throw Bodies.unknown(WHAT, id);
        }
        return EvalSdk.report(answer(root.traceId(), COMPLETED, JsonNodeFactory.instance.arrayNode()),
                spans.stream().filter(span -> !span.isRoot()).toList());
    }

    /** A trace that says that it is running is of a version whose evaluations ended with the server. */
    private static ObjectNode answer(Span evaluated) {
        JsonNode outputs = SpanContent.of(evaluated).at("/data/outputs");
        String status = outputs.path(STATUS).asText(COMPLETED);
        return answer(evaluated.traceId(), status.equals(RUNNING) ? FAILED : status, outputs.path(RESULTS));
    }

    static ObjectNode answer(UUID id, String status, JsonNode results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put(ID, id.toString()).put(STATUS, status);
        return answer.set(RESULTS, results);
    }

    /** A result, to which is added what was found. */
    static ObjectNode result(String evaluation, String typeId, int row) {
        return JsonNodeFactory.instance.objectNode().put("eval_name", evaluation).put("eval_type_id", typeId).put("row_no",
                row);
    }
}
