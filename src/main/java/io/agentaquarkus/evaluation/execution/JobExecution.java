package io.agentaquarkus.evaluation.execution;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.execution.NewScenarios.Item;
import io.agentaquarkus.evaluation.metric.MetricsRefresh;
import io.agentaquarkus.evaluation.metric.MetricsRefresh.Scope;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** What is done once for a job: its scenarios are made before they are executed, and its end is noted in the run. */
@ApplicationScoped
class JobExecution {

    private static final Logger LOG = Logger.getLogger(JobExecution.class);

    private final EvaluationStore store;
    private final Sources sources;
    private final MetricsRefresh metrics;

    JobExecution(EvaluationStore store, Sources sources, MetricsRefresh metrics) {
        this.store = store;
        this.sources = sources;
        this.metrics = metrics;
    }

    /** Fails with {@link LostLease} when it was stopped or taken over, and with what else keeps it from its end. */
    Uni<Void> run(Job job) {
        return (job.planned() ? finish(job) : plan(job)).onFailure(JobExecution::isConflict)
                .transform(closed -> new LostLease());
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 409;
    }

    /** What cannot be found out is the end of the run: a query may be wrong, or a revision gone. */
    private Uni<Void> plan(Job job) {
        return store.read(job.projectId(), tables -> tables.runs().find(job.runId())).invoke(run -> {
            if (run == null) {
                throw new LostLease();
            }
        }).chain(run -> sources.items(job.projectId(), run, job.work()))
                .chain(items -> plan(job, items))
                .onFailure(failure -> failure instanceof Problem problem && problem.status() < 500 && !isConflict(failure))
                .recoverWithUni(failure -> {
                    LOG.warnf("Run %s of project %s cannot be executed: %s", job.runId(), job.projectId(),
                            failure.getMessage());
                    return fail(job);
                });
    }

    /** All scenarios or none: a plan is not half made. */
    private Uni<Void> plan(Job job, List<Item> items) {
        Actor actor = job.actor();
        return store.write(job.projectId(), tables -> OpenRuns.require(tables, job.runId(), false).chain(run -> {
            boolean isExecuted = !new CellPlan(run).executed().isEmpty();
            return new NewScenarios(actor, run, job.work().oldest(), interval(job)).insert(tables, items)
                    .chain(ids -> tables.jobs().plan(job, isExecuted ? ids : List.of())).invoke(LostLease::unless);
        })).replaceWithVoid();
    }

    /** The metrics of the run come before its end, so that who sees the one finds the other. */
    private Uni<Void> finish(Job job) {
        return store.read(job.projectId(), tables -> tables.runs().find(job.runId())).chain(run -> run == null
                ? Uni.createFrom().failure(new LostLease())
                : metrics.refresh(job.actor(), List.of(scope(run, job))).onFailure(failure -> !isConflict(failure))
                        .recoverWithItem(failure -> {
                            LOG.warnf(failure, "The metrics of run %s could not be computed", job.runId());
                            return List.of();
                        }))
                .chain(() -> end(job, RollUp::run));
    }

    private static Scope scope(Run run, Job job) {
        return run.is(RunFlag.IS_LIVE) && job.work().oldest() != null
                ? new Scope(run.id(), null, job.work().oldest(), interval(job))
                : Scope.ofRun(run.id());
    }

    /** What is evaluated live is of one minute, however much is looked at in one go. */
    private static Integer interval(Job job) {
        return job.work().oldest() == null ? null : 1;
    }

    /** Ends a job that cannot be done, and the run with it. */
    Uni<Void> fail(Job job) {
        return end(job, (tables, run) -> Uni.createFrom().item(RollUp.ended(run, Status.FAILURE)));
    }

    private interface Outcome {

        Uni<Run> of(Tables tables, Run run);
    }

    /** The last job of a run says how the run ends. */
    private Uni<Void> end(Job job, Outcome outcome) {
        return store.write(job.projectId(), tables -> OpenRuns.require(tables, job.runId(), true)
                .call(() -> tables.jobs().finished(job).invoke(LostLease::unless))
                .chain(run -> tables.jobs().any(run.id()).chain(others -> others ? Uni.createFrom().item(run)
                        : outcome.of(tables, run).chain(ended -> tables.runs().update(run.id(),
                                ended.updated(job.actor()))))))
                .replaceWithVoid();
    }
}
