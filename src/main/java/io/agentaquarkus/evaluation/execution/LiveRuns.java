package io.agentaquarkus.evaluation.execution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.queue.DefaultQueues;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.LiveRunRows;
import io.agentaquarkus.evaluation.store.LiveRunRows.LiveRun;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Evaluations of what is being traced: every minute the traces of the one before (reference: agenta-evaluations, section 12).
 */
@ApplicationScoped
public class LiveRuns {

    private static final Logger LOG = Logger.getLogger(LiveRuns.class);

    private final LiveRunRows rows;
    private final EvaluationStore store;
    private final RevisionLookup revisions;
    private final Execution execution;

    LiveRuns(LiveRunRows rows, EvaluationStore store, RevisionLookup revisions, Execution execution) {
        this.rows = rows;
        this.store = store;
        this.revisions = revisions;
        this.execution = execution;
    }

    /** Whether a query finds what was invoked alone: evaluators leave annotations behind, which others would find again. */
    public static boolean isOfInvocations(JsonNode data) {
        if (data != null) {
            for (JsonNode condition : data.path("filtering").path("conditions")) {
                if (condition.path("field").asText().equals("trace_type")
                        && condition.path("operator").asText("is").equals("is")
                        && condition.path("value").asText().equals("invocation")) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Accepts what was traced in the minutes before a time for all live runs, once, however often and by whomever it is asked
     * for. A run that fails does not keep the others from it.
     */
    Uni<Void> tick(Instant newest, int minutes) {
        return tick(newest, minutes, live -> true);
    }

    /** Accepts a minute that was missed, for the runs that were live before it ended. */
    Uni<Void> makeUp(Instant newest) {
        return tick(newest, 1, live -> live.since().isBefore(newest));
    }

    private Uni<Void> tick(Instant newest, int minutes, Predicate<LiveRun> which) {
        Work work = Work.live(newest.minus(minutes, ChronoUnit.MINUTES), minutes);
        return Home.back(rows::all).onItem().transformToMulti(all -> Multi.createFrom().iterable(all))
                .filter(which).onItem()
                .transformToUniAndConcatenate(live -> accept(live, work).onFailure().recoverWithUni(failure -> {
                    LOG.warnf(failure, "Live run %s could not be refreshed", live.runId());
                    return Uni.createFrom().voidItem();
                })).collect().last().replaceWithVoid().invoke(execution::wake);
    }

    private Uni<Void> accept(LiveRun live, Work work) {
        Actor actor = new Actor(live.projectId(), live.userId(), Times.now());
        return store.read(live.projectId(), tables -> tables.runs().find(live.runId()))
                .chain(run -> run == null ? Uni.createFrom().item(false) : isFit(live.projectId(), run))
                .chain(fit -> store.write(live.projectId(), tables -> OpenRuns.require(tables, live.runId(), true)
                        .chain(run -> !isLive(run) ? Uni.createFrom().voidItem()
                                : fit ? accept(tables, actor, run, work) : close(tables, actor, run))))
                .onFailure(failure -> failure instanceof Problem problem && problem.status() == 409).recoverWithNull();
    }

    private static boolean isLive(Run run) {
        return run.is(RunFlag.IS_LIVE) && run.isUnderWay();
    }

    private static Uni<Void> accept(Tables tables, Actor actor, Run run, Work work) {
        return tables.jobs().isAccepted(run.id(), work).chain(accepted -> accepted ? Uni.createFrom().voidItem()
                : DefaultQueues.reconcile(tables, actor, run).chain(reconciled -> tables.jobs().add(actor, reconciled, work)));
    }

    private static Uni<Void> close(Tables tables, Actor actor, Run run) {
        return tables.runs().update(run.id(),
                run.with(RunFlag.IS_ACTIVE, false).with(RunFlag.IS_CLOSED, true).updated(actor)).replaceWithVoid();
    }

    private Uni<Boolean> isFit(UUID projectId, Run run) {
        return Multi.createFrom().iterable(run.dataOrNone().steps(Step.Type.INPUT)).onItem()
                .transformToUniAndConcatenate(step -> isFit(projectId, step.reference("query_revision")))
                .collect().asList().map(fit -> !fit.contains(false));
    }

    private Uni<Boolean> isFit(UUID projectId, Reference query) {
        return query == null || !query.isIdentifying() ? Uni.createFrom().item(false)
                : Home.back(() -> revisions.find(projectId, Family.QUERY, new References(null, null, query)))
                        .map(revision -> revision != null && isOfInvocations(revision.data()));
    }
}
