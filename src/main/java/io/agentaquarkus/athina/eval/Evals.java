package io.agentaquarkus.athina.eval;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.athina.dataset.Datasets;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.athina.finding.Shown;
import io.agentaquarkus.background.Background;
import io.agentaquarkus.evaluation.grid.Grids;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Evaluations of rows (reference: athina-api, section 8.1). Those that need no model are answered with their results; others
 * go on after the answer, as a run. Results of a dataset's rows are kept with the dataset too.
 */
@Singleton
class Evals {

    private final Datasets datasets;
    private final Evaluations evaluations;
    private final DatasetResults kept;
    private final EvalRequests requests;
    private final Grids grids;
    private final Background background;

    Evals(Datasets datasets, Evaluations evaluations, DatasetResults kept, EvalRequests requests, Grids grids,
            Background background) {
        this.datasets = datasets;
        this.evaluations = evaluations;
        this.kept = kept;
        this.requests = requests;
        this.grids = grids;
        this.background = background;
    }

    /** {@code {eval_request_id, status, results}}. */
    Uni<ObjectNode> run(Scope scope, ObjectNode sent) {
        List<Evaluation> asked = evaluations.read(sent.get("evals"), "evals", sent.path("model").textValue());
        return rows(scope, sent).invoke(rows -> rows.requireAllowed(asked))
                .chain(rows -> asked.stream().allMatch(Evaluation::isImmediate)
                        ? background.apart(() -> results(scope, asked, rows))
                                .chain(results -> background.apart(() -> requests.add(scope, sent, results)))
                        : later(Actor.of(scope), new EvalPlan(asked, rows)));
    }

    private Uni<ObjectNode> later(Actor actor, EvalPlan plan) {
        return grids.start(actor, plan.run(actor), plan.scenarios(), EvalRuns.KIND)
                .map(run -> EvalRequests.answer(run.id(), EvalRequests.RUNNING, JsonNodeFactory.instance.arrayNode()));
    }

    private Uni<ArrayNode> results(Scope scope, List<Evaluation> asked, EvalRows rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Iterator<String> names = Evaluations.named(asked, Evaluation::displayName).keySet().iterator();
        return Multi.createFrom().iterable(asked).onItem()
                .transformToUniAndConcatenate(evaluation -> evaluations.run(scope, evaluation, rows.values())
                        .invoke(results -> results.forEach(result -> list.add(shown(evaluation, result, rows.table()))))
                        .call(results -> rows.table() == null ? Uni.createFrom().voidItem()
                                : background.apart(() -> keep(scope, evaluation.kept(names.next()), results, rows.table()))))
                .collect().last().replaceWith(list);
    }

    private Uni<UUID> keep(Scope scope, DatasetResults.Config config, List<Result> results, Table table) {
        Map<Table.Row, Finding> findings = new LinkedHashMap<>();
        results.forEach(result -> findings.put(table.rows().get(result.row() - 1), Finding.of(result)));
        return kept.keep(scope, table, config, findings);
    }

    private Uni<EvalRows> rows(Scope scope, ObjectNode sent) {
        if (sent.path("rows").size() > 0) {
            return Uni.createFrom().item(EvalRows.of(sent.get("rows")));
        }
        if (!sent.has("dataset_id")) {
            throw Problem.badRequest("rows: an evaluation needs rows, or the dataset_id of a dataset that has some.");
        }
        return datasets.fetch(scope, sent.get("dataset_id").textValue(), 0, EvalRows.MAX + 1).map(EvalRows::of);
    }

    private static ObjectNode shown(Evaluation evaluation, Result result, Table table) {
        ObjectNode shown = EvalRequests.result(evaluation.name(), evaluation.typeId(), result.row());
        if (table != null) {
            shown.put(DatasetResults.ROW, table.rows().get(result.row() - 1).id());
        }
        return Shown.result(shown, result);
    }
}
