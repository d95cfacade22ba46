package io.agentaquarkus.evaluation.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.metric.MetricsRefresh;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** Evaluations whose cells are filled by whoever made them: a scenario for each testcase, a cell for each of its steps. */
@ApplicationScoped
public class Grids {

    private final EvaluationStore store;
    private final Runs runs;
    private final MetricsRefresh metrics;

    Grids(EvaluationStore store, Runs runs, MetricsRefresh metrics) {
        this.store = store;
        this.runs = runs;
        this.metrics = metrics;
    }

    /**
     * What became of a step.
     *
     * @param traceId null when nothing was recorded
     * @param error an object; null when nothing went wrong
     * @param meta an object, what its owner says of it; may be null
     */
    public record Cell(UUID traceId, JsonNode error, JsonNode meta) {

        public static Cell of(UUID traceId) {
            return new Cell(traceId, null, null);
        }

        public static Cell failed(JsonNode error) {
            return new Cell(null, error, null);
        }

        Status status() {
            return error == null ? Status.SUCCESS : Status.FAILURE;
        }
    }

    /** @param cells by the keys of steps; there may be none yet */
    public record Row(UUID testcaseId, Map<String, Cell> cells) {
    }

    /** A new run with its rows, all or nothing. The scenarios are in the order of the rows. */
    public Uni<List<Scenario>> create(Actor actor, Run run, List<Row> rows) {
        return store.write(actor.projectId(), tables -> Runs.create(tables, actor, run)
                .chain(made -> add(tables, actor, made, rows)));
    }

    /** Further rows of a run, all or none. Fails with 409 when it is closed or not there. */
    public Uni<List<Scenario>> add(Actor actor, UUID runId, List<Row> rows) {
        return store.write(actor.projectId(), tables -> OpenRuns.require(tables, runId, false)
                .chain(run -> add(tables, actor, run, rows)));
    }

    /** Fills cells of a scenario, and ends it. */
    public Uni<Void> fill(Actor actor, Scenario scenario, Map<String, Cell> cells) {
        List<Result> results = new ArrayList<>();
        cells.forEach((key, cell) -> results.add(result(actor, scenario, key, cell)));
        return store.write(actor.projectId(), tables -> Results.set(tables, results)
                .chain(() -> tables.scenarios().update(scenario.id(), scenario.with(status(cells)).updated(actor))))
                .replaceWithVoid();
    }

    /** Says how far the run has come, and computes its metrics. Null when it is not there. */
    public Uni<Run> finish(Actor actor, UUID runId, Status status) {
        return runs.edit(actor, runId, run -> run.with(status))
                .call(() -> metrics.refresh(actor, List.of(MetricsRefresh.Scope.ofRun(runId))));
    }

    private static Uni<List<Scenario>> add(Tables tables, Actor actor, Run run, List<Row> rows) {
        List<Scenario> scenarios = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        List<Step> inputs = run.dataOrNone().steps(Step.Type.INPUT);
        for (Row row : rows) {
            Status status = row.cells().isEmpty() ? Status.PENDING : status(row.cells());
            Scenario scenario = Scenario.create(actor, run.id(), Header.NONE, status, null, null);
            scenarios.add(scenario);
            inputs.forEach(input -> results.add(result(actor, scenario, input.key(), Cell.of(null), row.testcaseId())));
            row.cells().forEach((key, cell) -> results.add(result(actor, scenario, key, cell)));
        }
        return tables.scenarios().insert(scenarios).chain(() -> Results.set(tables, results)).replaceWith(scenarios);
    }

    private static Status status(Map<String, Cell> cells) {
        return cells.values().stream().allMatch(cell -> cell.error() == null) ? Status.SUCCESS : Status.ERRORS;
    }

    private static Result result(Actor actor, Scenario scenario, String key, Cell cell) {
        return result(actor, scenario, key, cell, null);
    }

    private static Result result(Actor actor, Scenario scenario, String key, Cell cell, UUID testcaseId) {
        return new Result(Ids.next(), new Header(null, null, null, null, cell.meta()), actor.updated(actor.created()), null,
                cell.traceId(), testcaseId, cell.error(), cell.status(), null, null, 0, key, scenario.id(), scenario.runId());
    }
}
