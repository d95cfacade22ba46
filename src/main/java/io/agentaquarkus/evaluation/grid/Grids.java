package io.agentaquarkus.evaluation.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.execution.Execution;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/**
 * Evaluations whose cells whoever made them fills, or the server for them: a scenario for each row, a cell for each of its
 * steps.
 */
@ApplicationScoped
public class Grids {

    private final EvaluationStore store;
    private final Execution execution;

    Grids(EvaluationStore store, Execution execution) {
        this.store = store;
        this.execution = execution;
    }

    /**
     * What a step has recorded.
     *
     * @param meta an object, what its owner says of it; may be null
     */
    public record Cell(UUID traceId, JsonNode meta) {
    }

    /**
     * What a scenario is about.
     *
     * @param testcaseId null when it is no testcase
     * @param meta an object, what its owner says of it; may be null
     * @param cells by the keys of steps; there may be none yet
     */
    public record Row(UUID testcaseId, JsonNode meta, Map<String, Cell> cells) {

        public static Row of(UUID testcaseId, Map<String, Cell> cells) {
            return new Row(testcaseId, null, cells);
        }
    }

    /** A new run with its rows, all or nothing. The scenarios are in the order of the rows. */
    public Uni<List<Scenario>> create(Actor actor, Run run, List<Row> rows) {
        return store.write(actor.projectId(), tables -> Runs.create(tables, actor, run)
                .chain(made -> add(tables, actor, made, rows)));
    }

    /**
     * A new run whose cells the server makes, from now on; all or nothing, and whatever happens to the server.
     *
     * @param kind the word of a {@link io.agentaquarkus.evaluation.execution.JobKind}
     * @return the run as it begins
     */
    public Uni<Run> start(Actor actor, Run run, List<Row> rows, String kind) {
        Run begun = run.with(Status.RUNNING).with(RunFlag.IS_ACTIVE, true);
        return store.write(actor.projectId(), tables -> Runs.create(tables, actor, begun)
                .call(made -> add(tables, actor, made, rows))
                .call(made -> tables.jobs().add(actor, made, kind, Work.MISSING, null))).invoke(execution::wake);
    }

    /** Further rows of a run, all or none. Fails with 409 when it is closed or not there. */
    public Uni<List<Scenario>> add(Actor actor, UUID runId, List<Row> rows) {
        return store.write(actor.projectId(), tables -> OpenRuns.require(tables, runId, false)
                .chain(run -> add(tables, actor, run, rows)));
    }

    private static Uni<List<Scenario>> add(Tables tables, Actor actor, Run run, List<Row> rows) {
        List<Scenario> scenarios = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        List<Step> inputs = run.dataOrNone().steps(Step.Type.INPUT);
        for (Row row : rows) {
            Status status = row.cells().isEmpty() ? Status.RUNNING : Status.SUCCESS;
            Scenario scenario = Scenario.create(actor, run.id(), new Header(null, null, null, null, row.meta()), status, null,
                    null);
            scenarios.add(scenario);
            inputs.forEach(input -> results.add(result(actor, scenario, input.key(), new Cell(null, null), row.testcaseId())));
            row.cells().forEach((key, cell) -> results.add(result(actor, scenario, key, cell)));
        }
        return tables.scenarios().insert(scenarios).chain(() -> Results.set(tables, results)).replaceWith(scenarios);
    }

    private static Result result(Actor actor, Scenario scenario, String key, Cell cell) {
        return result(actor, scenario, key, cell, null);
    }

    private static Result result(Actor actor, Scenario scenario, String key, Cell cell, UUID testcaseId) {
        return new Result(Ids.next(), new Header(null, null, null, null, cell.meta()), actor.updated(actor.created()), null,
                cell.traceId(), testcaseId, null, Status.SUCCESS, null, null, 0, key, scenario.id(), scenario.runId());
    }
}
