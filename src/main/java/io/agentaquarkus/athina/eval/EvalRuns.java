package io.agentaquarkus.athina.eval;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.athina.finding.Shown;
import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.execution.Cells;
import io.agentaquarkus.evaluation.execution.JobKind;
import io.agentaquarkus.evaluation.execution.Row;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.testset.Tables;
import io.smallrye.mutiny.Uni;

/** Evaluates a row of an evaluation request that goes on after its answer. Each cell has the result as it is shown. */
@Singleton
class EvalRuns implements JobKind {

    static final String KIND = "athina-eval";

    private static final String RESULT = "result";

    private final Tables tables;
    private final Evaluations evaluations;
    private final RowEvaluation rows;

    EvalRuns(Tables tables, Evaluations evaluations, RowEvaluation rows) {
        this.tables = tables;
        this.evaluations = evaluations;
        this.rows = rows;
    }

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public Uni<Row> execute(Scope scope, Row row, Cells cells) {
        ObjectNode sent = EvalPlan.values(row.scenario());
        if (sent != null) {
            return execute(scope, row, cells, sent, null);
        }
        return Home.back(() -> tables.rows(row.projectId(), List.of(row.testcaseId()))).chain(found -> {
            if (found.isEmpty()) {
                throw Problem.notFound("The row is no more.");
            }
            return execute(scope, row, cells, found.get(0).values(), found.get(0).id());
        });
    }

    private Uni<Row> execute(Scope scope, Row row, Cells cells, ObjectNode values, String rowId) {
        Uni<Row> done = Uni.createFrom().item(row);
        for (JsonNode eval : EvalPlan.evals(row.run())) {
            done = done.chain(now -> rows.fill(scope, now, cells, eval.get(DatasetResults.STEP).textValue(),
                    evaluations.again(eval.get(DatasetResults.TYPE).textValue(), eval.get("eval_config")), values,
                    result -> meta(rowId, result)));
        }
        return done;
    }

    private static JsonNode meta(String rowId, Result result) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        if (rowId != null) {
            own.put(DatasetResults.ROW, rowId);
        }
        Shown.result(own.putObject(RESULT), result);
        return Own.meta(own);
    }

    /** Adds what a cell says to an answer: the row of the dataset, if it is one's, and the result. */
    static ObjectNode show(ObjectNode shown, JsonNode own) {
        if (own.has(DatasetResults.ROW)) {
            shown.set(DatasetResults.ROW, own.get(DatasetResults.ROW));
        }
        return shown.setAll((ObjectNode) own.get(RESULT));
    }
}
