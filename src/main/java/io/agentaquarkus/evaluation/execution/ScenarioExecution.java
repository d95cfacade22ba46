package io.agentaquarkus.evaluation.execution;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.agentaquarkus.access.Delegates;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.execution.CellPlan.Cell;
import io.agentaquarkus.evaluation.metric.MetricsRefresh;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.JobLeases;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/**
 * Executes one scenario: its cells one after the other, each stored before the next begins, so that whoever takes the task
 * up later goes on where it was left. Who has lost the lease stores nothing more.
 */
@ApplicationScoped
class ScenarioExecution {

    private static final Logger LOG = Logger.getLogger(ScenarioExecution.class);

    private final EvaluationStore store;
    private final JobLeases leases;
    private final Delegates delegates;
    private final Sources sources;
    private final CellExecution cells;
    private final MetricsRefresh metrics;

    ScenarioExecution(EvaluationStore store, JobLeases leases, Delegates delegates, Sources sources, CellExecution cells,
            MetricsRefresh metrics) {
        this.store = store;
        this.leases = leases;
        this.delegates = delegates;
        this.sources = sources;
        this.cells = cells;
        this.metrics = metrics;
    }

    /** Fails with {@link LostLease} when it was stopped or taken over, and with what else keeps it from its end. */
    Uni<Void> run(Task task) {
        Job job = task.job();
        return load(task)
                .chain(row -> Home.back(() -> delegates.scope(job.projectId(), job.userId()))
                        .onItem().ifNull().failWith(() -> Problem.notFound("Who started the run is no more."))
                        .chain(scope -> row.source() == null ? Uni.createFrom().item(row) : all(row, scope)))
                .chain(row -> metrics.refresh(job.actor(), List.of(MetricsRefresh.Scope.ofScenario(job.runId(),
                        task.scenarioId()))).replaceWith(false)
                        .onFailure(failure -> !isGone(failure)).recoverWithItem(failure -> {
                            LOG.warnf(failure, "The metrics of scenario %s could not be computed", task.scenarioId());
                            return true;
                        }))
                .chain(failed -> end(task, failed))
                .onFailure(ScenarioExecution::isGone).transform(gone -> new LostLease());
    }

    /** Ends a task that has failed too often. */
    Uni<Void> giveUp(Task task) {
        return end(task, true).onFailure(ScenarioExecution::isGone).transform(gone -> new LostLease());
    }

    /** A run that was closed or deleted meanwhile. */
    private static boolean isGone(Throwable failure) {
        return failure instanceof LostLease || failure instanceof Problem problem && problem.status() == 409;
    }

    private Uni<Row> load(Task task) {
        Job job = task.job();
        return store.read(job.projectId(), tables -> tables.runs().find(job.runId())
                .chain(run -> tables.scenarios().find(task.scenarioId()).chain(scenario -> {
                    if (run == null || scenario == null) {
                        throw new LostLease();
                    }
                    return tables.results().list(query -> query.equal("r.scenarioId", scenario.id()), null, false)
                            .map(found -> new Row(task, run, scenario, null, found));
                }))).chain(row -> sources.source(job.projectId(), row.run(), row.cells()).map(row::with));
    }

    /** One cell after the other, those of people and clients last. */
    private Uni<Row> all(Row row, Scope scope) {
        CellPlan plan = new CellPlan(row.run());
        Uni<Row> done = Uni.createFrom().item(row);
        for (Cell cell : plan.executed()) {
            done = done.chain(now -> isDue(now, cell)
                    ? cells.execute(scope, now, cell, () -> held(now.task())).chain(result -> store(now, result))
                    : Uni.createFrom().item(now));
        }
        for (Cell cell : plan.awaited()) {
            done = done.chain(now -> isDue(now, cell) && isNew(now, cell) ? store(now, pending(now, cell))
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

    private static Result pending(Row row, Cell cell) {
        return new Result(Ids.next(), Header.NONE, row.actor().updated(row.actor().created()), null, null,
                row.source().testcaseId(), null, Status.PENDING, row.scenario().interval(), row.scenario().timestamp(),
                cell.repeatIdx(), cell.step().key(), row.scenario().id(), row.run().id());
    }

    private Uni<Void> held(Task task) {
        return Home.back(() -> leases.isHeld(task)).invoke(ScenarioExecution::require).replaceWithVoid();
    }

    /** A cell of a step that the run has lost meanwhile is left out. */
    private Uni<Row> store(Row row, Result result) {
        return store.write(row.projectId(), tables -> OpenRuns.require(tables, row.run().id(), false)
                .chain(run -> !run.dataOrNone().keys().contains(result.stepKey()) ? Uni.createFrom().item(row)
                        : tables.jobs().stored(row.task(), Task.cell(result.stepKey(), result.repeatIdx()))
                                .invoke(ScenarioExecution::require).chain(() -> tables.setResults(List.of(result)))
                                .map(stored -> row.with(stored.get(0)))));
    }

    private Uni<Void> end(Task task, boolean failed) {
        Job job = task.job();
        return store.write(job.projectId(), tables -> OpenRuns.require(tables, job.runId(), false)
                .chain(() -> tables.jobs().done(task)).invoke(ScenarioExecution::require)
                .chain(() -> tables.scenarios().find(task.scenarioId()))
                .chain(scenario -> scenario == null ? Uni.createFrom().voidItem()
                        : ended(tables, job, scenario, failed).replaceWithVoid()));
    }

    private static Uni<Scenario> ended(Tables tables, Job job, Scenario scenario, boolean failed) {
        return tables.results().list(query -> query.equal("r.scenarioId", scenario.id()), null, false)
                .map(cells -> RollUp.scenario(cells, failed))
                .chain(status -> tables.scenarios().update(scenario.id(), RollUp.ended(scenario, status).updated(job.actor())));
    }

    private static void require(boolean held) {
        if (!held) {
            throw new LostLease();
        }
    }
}
