package io.agentaquarkus.evaluation.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.agentaquarkus.access.Delegates;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.metric.MetricsRefresh;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.problem.Problem;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/**
 * Executes one scenario: the job's kind makes its cells, then follow its metrics and its end. Whoever takes the task up later
 * goes on where it was left. Who has lost the lease stores nothing more.
 */
@ApplicationScoped
class ScenarioExecution {

    private static final Logger LOG = Logger.getLogger(ScenarioExecution.class);

    private final EvaluationStore store;
    private final Delegates delegates;
    private final Map<String, JobKind> kinds = new HashMap<>();
    private final Cells cells;
    private final MetricsRefresh metrics;

    ScenarioExecution(EvaluationStore store, Delegates delegates, @All List<JobKind> kinds, Cells cells,
            MetricsRefresh metrics) {
        this.store = store;
        this.delegates = delegates;
        this.cells = cells;
        this.metrics = metrics;
        kinds.forEach(kind -> this.kinds.put(kind.word(), kind));
    }

    /** Fails with {@link LostLease} when it was stopped or taken over, and with what else keeps it from its end. */
    Uni<Void> run(Task task) {
        Job job = task.job();
        return load(task)
                .chain(row -> Home.back(() -> delegates.scope(job.projectId(), job.userId()))
                        .onItem().ifNull().failWith(() -> Problem.notFound("Who started the run is no more."))
                        .chain(scope -> kinds.get(job.kind()).execute(scope, row, cells)))
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
                            .map(found -> new Row(task, run, scenario, found));
                })));
    }

    private Uni<Void> end(Task task, boolean failed) {
        Job job = task.job();
        return store.write(job.projectId(), tables -> OpenRuns.require(tables, job.runId(), false)
                .chain(() -> tables.jobs().done(task)).invoke(LostLease::unless)
                .chain(() -> tables.scenarios().find(task.scenarioId()))
                .chain(scenario -> scenario == null ? Uni.createFrom().voidItem()
                        : ended(tables, job, scenario, failed).replaceWithVoid()));
    }

    private static Uni<Scenario> ended(Tables tables, Job job, Scenario scenario, boolean failed) {
        return tables.results().list(query -> query.equal("r.scenarioId", scenario.id()), null, false)
                .map(cells -> RollUp.scenario(cells, failed))
                .chain(status -> tables.scenarios().update(scenario.id(), RollUp.ended(scenario, status).updated(job.actor())));
    }
}
