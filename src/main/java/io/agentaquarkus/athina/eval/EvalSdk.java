package io.agentaquarkus.athina.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.athina.finding.Shown;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Evaluations that the SDK makes in its own process and reports (reference: athina-api, section 8.3): a request is a trace, and
 * each result, experiment and performance report a span in it.
 */
@Singleton
class EvalSdk {

    static final String EXPERIMENT = "experiment";
    static final String PERFORMANCE = "eval_performance_report";

    private static final String REQUEST = "eval_request";
    private static final String RESULT = "eval_result";
    private static final String KIND = "report_kind";
    private static final String REPORT = "report";

    private final Inferences inferences;
    private final Traced traced;

    EvalSdk(Inferences inferences, Traced traced) {
        this.inferences = inferences;
        this.traced = traced;
    }

    /** The id of the request. */
    Uni<UUID> begin(Scope scope, ObjectNode sent) {
        SpanDraft draft = Traced.draft(sent.path("request_label").asText(REQUEST));
        content(draft, REQUEST, sent.path("request_data"), null, sent);
        return inferences.write(scope, List.of(draft)).replaceWith(draft.traceId);
    }

    /** Fails with a 404 when one of the requests is not there. */
    Uni<Void> add(Scope scope, JsonNode results) {
        List<SpanDraft> drafts = new ArrayList<>();
        for (JsonNode result : results) {
            if (!(result instanceof ObjectNode object)) {
                throw Problem.badRequest("body." + drafts.size() + ": it must be an object.");
            }
            SpanDraft draft = within(object, result.path("eval_type_id").asText(RESULT));
            draft.startNs = draft.endNs - Math.max(0, result.path("runtime").longValue()) * 1_000_000;
            content(draft, RESULT, result.path("data"), result.path(RESULT), object);
            drafts.add(draft);
        }
        if (drafts.isEmpty()) {
            throw Problem.badRequest("body: a list of results is required.");
        }
        return write(scope, drafts);
    }

    /** Adds what the SDK says of a request as a whole. Fails with a 404 when it is not there. */
    Uni<Void> say(Scope scope, String kind, ObjectNode sent) {
        SpanDraft draft = within(sent, kind);
        content(draft, kind, JsonNodeFactory.instance.missingNode(), null, sent);
        return write(scope, List.of(draft));
    }

    private Uni<Void> write(Scope scope, List<SpanDraft> drafts) {
        return Multi.createFrom().iterable(drafts.stream().map(draft -> draft.traceId).distinct().toList()).onItem()
                .transformToUniAndConcatenate(request -> traced.find(scope, request)
                        .onItem().ifNull().failWith(() -> Bodies.unknown("The eval request", request.toString())))
                .collect().last().chain(() -> inferences.write(scope, drafts)).replaceWithVoid();
    }

    private static SpanDraft within(ObjectNode sent, String name) {
        UUID request = SpanIds.parseTrace(sent.path(EvalRequests.ID).asText())
                .orElseThrow(() -> Bodies.unknown("The eval request", sent.path(EvalRequests.ID).asText()));
        SpanDraft draft = new SpanDraft(request, UUID.randomUUID().getLeastSignificantBits(),
                request.getLeastSignificantBits());
        draft.name = name;
        draft.endNs = Moments.now();
        draft.startNs = draft.endNs;
        return draft;
    }

    private static void content(SpanDraft draft, String kind, JsonNode inputs, JsonNode outputs, ObjectNode whole) {
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
            ag.putObject("meta").put(KIND, kind).set(REPORT, rest.without(List.of("data", "request_data", RESULT)));
        });
    }

    static boolean isRequest(Span span) {
        return kind(span).equals(REQUEST);
    }

    /** Adds results to the answer, and what was said besides, the newest of each kind. */
    static ObjectNode report(ObjectNode answer, List<Span> spans) {
        for (Span span : spans) {
            JsonNode said = SpanContent.of(span).at("/meta/" + REPORT);
            switch (kind(span)) {
                case RESULT -> answer.withArrayProperty("results").add(result(said, answer.path("results").size() + 1));
                case EXPERIMENT, PERFORMANCE -> answer.set(kind(span), said);
                default -> {
                }
            }
        }
        return answer;
    }

    private static ObjectNode result(JsonNode said, int number) {
        JsonNode run = said.path("run_results").path(0);
        Finding finding = Finding.of(said.path("metrics"), run.path("reason").textValue());
        if (run.path("failed").isBoolean()) {
            finding.metrics().put(Finding.PASSED, !run.get("failed").booleanValue());
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode()
                .put("eval_name", said.path("eval_label").asText(said.path("eval_type_id").asText()))
                .put("eval_type_id", said.path("eval_type_id").asText()).put("row_no", number);
        Shown.finding(shown, finding).set("metrics",
                said.path("metrics").isArray() ? said.get("metrics") : JsonNodeFactory.instance.arrayNode());
        return shown.put("runtime", said.path("runtime").longValue());
    }

    private static String kind(Span span) {
        return SpanContent.of(span).at("/meta/" + KIND).asText();
    }
}
