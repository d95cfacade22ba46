package io.agentaquarkus.athina.eval;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.dataset.Datasets;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.smallrye.mutiny.Uni;

/**
 * Evaluations in two steps (reference: athina-api, section 8.2): what is to be evaluated is noted first, an event of the
 * dataset then starts it.
 */
@Singleton
class PlatformRuns {

    private static final String NAME = "dataset_eval_run";
    private static final Map<String, String> NAMES = Map.of("eval_type_id", "name", "eval_config", "config");
    private static final String EVENT = "run_eval";

    private final Datasets datasets;
    private final Evaluations evaluations;
    private final Evals evals;
    private final Traced traced;

    PlatformRuns(Datasets datasets, Evaluations evaluations, Evals evals, Traced traced) {
        this.datasets = datasets;
        this.evaluations = evaluations;
        this.evals = evals;
        this.traced = traced;
    }

    /** {@code {id, dataset_id, status}}. Fails with a 400 for an evaluation that there is not. */
    Uni<ObjectNode> create(Scope scope, String datasetId, ObjectNode sent) {
        if (datasetId == null) {
            throw Problem.badRequest("datasetId: it is required, as a parameter of the query.");
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("dataset_id", datasetId);
        ArrayNode evals = request.putArray("evals");
        for (JsonNode config : sent.get("eval_configs")) {
            evals.add(eval(config, "eval_configs." + evals.size()));
        }
        evaluations.read(evals, "eval_configs", null);
        SpanDraft draft = Traced.draft(NAME);
        SpanContent.change(draft, ag -> {
            ag.putObject("type").put("span", "task");
            ag.putObject("data").set("inputs", request);
        });
        return datasets.find(scope, datasetId).chain(found -> traced.write(scope, List.of(draft)))
                .replaceWith(() -> JsonNodeFactory.instance.objectNode().put("id", draft.traceId.toString())
                        .put("dataset_id", datasetId)
                        .put("status", "pending"));
    }

    /** Everything but the names is the configuration, where none is given as such. */
    private static ObjectNode eval(JsonNode sent, String place) {
        ObjectNode eval = JsonNodeFactory.instance.objectNode();
        ObjectNode config = sent.path("eval_config") instanceof ObjectNode given ? given.deepCopy()
                : sent.path("config") instanceof ObjectNode given ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
        sent.properties().forEach(member -> {
            String name = NAMES.getOrDefault(member.getKey(), member.getKey());
            if (name.equals("name")) {
                eval.set(name, member.getValue());
            } else if (!name.equals("config")) {
                config.set(name, member.getValue());
            }
        });
        if (!eval.path("name").isTextual()) {
            throw Problem.badRequest(place + ".eval_type_id: it is required.");
        }
        return eval.set("config", config);
    }

    /** {@code {id, event_type, status}}: the id is that of the eval request. */
    Uni<ObjectNode> start(Scope scope, String datasetId, ObjectNode sent) {
        String type = sent.get("event_type").textValue();
        if (!type.equals(EVENT)) {
            throw Problem.badRequest("event_type: there is only " + EVENT + ".");
        }
        String id = sent.path("payload").path("eval_run_id").asText();
        return SpanIds.parseTrace(id).map(trace -> traced.find(scope, trace))
                .orElseGet(() -> Uni.createFrom().nullItem()).chain(stored -> {
                    JsonNode request = stored == null || !stored.span().name().equals(NAME)
                            ? JsonNodeFactory.instance.missingNode()
                            : SpanContent.of(stored.span()).at("/data/inputs");
                    if (!request.path("dataset_id").asText().equals(datasetId)) {
                        throw Bodies.unknown("The eval run of the dataset", id);
                    }
                    return evals.run(scope, (ObjectNode) request);
                }).map(run -> JsonNodeFactory.instance.objectNode().put("id", run.get(EvalRequests.ID).textValue())
                        .put("event_type", type)
                        .put("status", run.get("status").textValue().equals(EvalRequests.RUNNING) ? "queued"
                                : run.get("status").textValue()));
    }
}
