package io.agentaquarkus.evaluation.execution;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.execution.CellPlan.Cell;
import io.smallrye.mutiny.Uni;

/** The cells of evaluations: applications and evaluators are invoked, as the steps of the run say. */
@ApplicationScoped
class EvaluationCells implements JobKind {

    private final Sources sources;
    private final CellExecution execution;

    EvaluationCells(Sources sources, CellExecution execution) {
        this.sources = sources;
        this.execution = execution;
    }

    @Override
    public String word() {
        return Job.EVALUATION;
    }

    /** Nothing can be executed when nothing says what the scenario is about. */
    @Override
    public Uni<Row> execute(Scope scope, Row row, Cells cells) {
        return sources.source(row.projectId(), row.run(), row.cells())
                .chain(source -> source == null ? Uni.createFrom().item(row) : all(scope, row, source, cells));
    }

    /** One cell after the other, those of people and clients last. */
    private Uni<Row> all(Scope scope, Row row, Source source, Cells cells) {
        CellPlan plan = new CellPlan(row.run());
        Uni<Row> done = Uni.createFrom().item(row);
        for (Cell cell : plan.executed()) {
            done = done.chain(now -> isDue(now, cell)
                    ? execution.execute(scope, now, source, cell, () -> cells.consent(now))
                            .chain(result -> cells.store(now, result))
                    : Uni.createFrom().item(now));
        }
        for (Cell cell : plan.awaited()) {
            done = done.chain(now -> isDue(now, cell) && isNew(now, cell)
                    ? cells.store(now, now.awaited(cell.step().key(), cell.repeatIdx()))
                    : Uni.createFrom().item(now));
        }
        return done;
    }

    private static boolean isDue(Row row, Cell cell) {
        String key = cell.step().key();
        if (!row.task().job().work().concerns(key, cell.repeatIdx())
                || row.task().done().contains(Task.cell(key, cell.repeatIdx()))) {
            return false;
        }
        Result there = row.cell(key, cell.repeatIdx());
        return there == null || row.task().job().work().overwrite() || !there.status().isFinal();
    }

    /** What people and clients have not filled yet stays as it is. */
    private static boolean isNew(Row row, Cell cell) {
        Result there = row.cell(cell.step().key(), cell.repeatIdx());
        return there == null || there.status().isFinal();
    }
}
