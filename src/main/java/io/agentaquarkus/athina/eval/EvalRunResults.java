package io.agentaquarkus.athina.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.scenario.Scenarios;
import io.smallrye.mutiny.Uni;

/** What has become of the evaluation requests that are runs: nothing is shown until all has been evaluated. */
@Singleton
class EvalRunResults {

    private final Runs runs;
    private final Scenarios scenarios;
    private final Results results;

    EvalRunResults(Runs runs, Scenarios scenarios, Results results) {
        this.runs = runs;
        this.scenarios = scenarios;
        this.results = results;
    }

    /** {@code {eval_request_id, status, results}}; null when there is no such request. */
    Uni<ObjectNode> find(UUID projectId, UUID id) {
        return runs.fetch(projectId, id).chain(run -> {
            if (run == null || EvalPlan.evals(run).isMissingNode()) {
                return Uni.createFrom().nullItem();
            }
            if (!run.status().isFinal()) {
                return Uni.createFrom()
                        .item(EvalRequests.answer(id, EvalRequests.RUNNING, JsonNodeFactory.instance.arrayNode()));
            }
            return results(projectId, run).map(found -> EvalRequests.answer(id,
                    run.status() == Status.SUCCESS ? EvalRequests.COMPLETED : EvalRequests.FAILED, found));
        });
    }

    private Uni<ArrayNode> results(UUID projectId, Run run) {
        Fields ofRun = new Fields(JsonNodeFactory.instance.objectNode().put("run_id", run.id().toString()));
        return scenarios.query(projectId, ofRun, null).chain(rows -> results.query(projectId, ofRun, null)
                .map(cells -> results(run, rows, cells)));
    }

    /** By evaluations, then by rows. */
    private static ArrayNode results(Run run, List<Scenario> rows, List<Result> cells) {
        Map<UUID, Map<String, Result>> byRow = new HashMap<>();
        cells.forEach(cell -> byRow.computeIfAbsent(cell.scenarioId(), row -> new HashMap<>()).put(cell.stepKey(), cell));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode eval : EvalPlan.evals(run)) {
            for (int i = 0; i < rows.size(); i++) {
                Result cell = byRow.getOrDefault(rows.get(i).id(), Map.of()).get(eval.get(DatasetResults.STEP).textValue());
                if (cell != null) {
                    ObjectNode result = EvalRequests.result(eval.get(EvalPlan.NAME).textValue(),
                            eval.get(DatasetResults.TYPE).textValue(), i + 1);
                    list.add(EvalRuns.show(result, Own.of(cell.header())));
                }
            }
        }
        return list;
    }
}
