package io.agentaquarkus.athina.eval;

import java.util.List;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.execution.Cells;
import io.agentaquarkus.evaluation.execution.Row;
import io.agentaquarkus.preset.PresetRun.Result;
import io.smallrye.mutiny.Uni;

/** The evaluation of one row, as part of the work on a scenario: what is found is a trace, and a cell that points at it. */
@Singleton
public class RowEvaluation {

    private final Evaluations evaluations;
    private final Traced traced;

    RowEvaluation(Evaluations evaluations, Traced traced) {
        this.evaluations = evaluations;
        this.traced = traced;
    }

    /**
     * Fills a cell, unless it is filled.
     *
     * @param values what is evaluated
     * @param meta what the cell says of the result
     */
    public Uni<Row> fill(Scope scope, Row row, Cells cells, String stepKey, Evaluation evaluation, ObjectNode values,
            Function<Result, JsonNode> meta) {
        return row.cell(stepKey, 0) != null ? Uni.createFrom().item(row)
                : cells.consent(row).chain(() -> Home.back(() -> evaluations.run(scope, evaluation, List.of(values))))
                        .map(results -> results.get(0))
                        .chain(result -> Home
                                .back(() -> traced.write(scope, List.of(Finding.of(result).draft(stepKey))))
                                .chain(ids -> cells.store(row,
                                        row.made(stepKey, 0, null, ids.get(0), null, meta.apply(result)))));
    }
}
