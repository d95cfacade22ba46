package io.agentaquarkus.athina;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Evaluations that the SDK makes in its own process and reports (reference: athina-api, section 8.3): a request is a trace, and
 * each result a span in it.
 */
@Singleton
class EvalSdk {

    private static final String REQUEST = "eval_request_id";

    private final Inferences inferences;

    EvalSdk(Inferences inferences) {
        this.inferences = inferences;
    }

    /** The id of the request. */
    Uni<UUID> begin(Scope scope, ObjectNode sent) {
        UUID id = UUID.randomUUID();
        SpanDraft draft = draft(id, id.getLeastSignificantBits(), 0, sent.path("request_label").asText("eval_request"));
        content(draft, sent.path("request_data"), null, sent);
        return inferences.write(scope, List.of(draft)).replaceWith(id);
    }

    /** Fails with a 404 when one of the requests is not there. */
    Uni<Void> add(Scope scope, JsonNode results) {
        List<SpanDraft> drafts = new ArrayList<>();
        for (JsonNode result : results) {
            if (!(result instanceof ObjectNode object)) {
                throw Problem.badRequest("body." + drafts.size() + ": it must be an object.");
            }
            UUID request = SpanIds.parseTrace(result.path(REQUEST).asText())
                    .orElseThrow(() -> Bodies.unknown("The eval request", result.path(REQUEST).asText()));
            SpanDraft draft = draft(request, UUID.randomUUID().getLeastSignificantBits(), request.getLeastSignificantBits(),
                    result.path("eval_type_id").asText("eval_result"));
            draft.startNs = draft.endNs - Math.max(0, result.path("runtime").longValue()) * 1_000_000;
            content(draft, result.path("data"), result.path("eval_result"), object);
            drafts.add(draft);
        }
        if (drafts.isEmpty()) {
            throw Problem.badRequest("body: a list of results is required.");
        }
        return Multi.createFrom().iterable(drafts.stream().map(draft -> draft.traceId).distinct().toList()).onItem()
                .transformToUniAndConcatenate(request -> inferences.find(scope, request, request.getLeastSignificantBits())
                        .onItem().ifNull().failWith(() -> Bodies.unknown("The eval request", request.toString())))
                .collect().last().chain(() -> inferences.write(scope, drafts)).replaceWithVoid();
    }

    private static SpanDraft draft(UUID traceId, long spanId, long parentId, String name) {
        SpanDraft draft = new SpanDraft(traceId, spanId, parentId);
        draft.name = name;
        draft.endNs = Moments.now();
        draft.startNs = draft.endNs;
        return draft;
    }

    private static void content(SpanDraft draft, JsonNode inputs, JsonNode outputs, ObjectNode whole) {
        SpanContent.change(draft, ag -> {
            ag.putObject("type").put("span", "task");
            ObjectNode data = ag.putObject("data");
            if (inputs.isObject()) {
                data.set("inputs", inputs);
            }
            if (outputs != null && !outputs.isMissingNode()) {
                data.set("outputs", outputs);
            }
            ObjectNode rest = whole.deepCopy();
            ag.putObject("meta").set("report", rest.without(List.of("data", "request_data", "eval_result")));
        });
    }
}
