package io.agentaquarkus.evaluation.simple;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.execution.Execution;
import io.agentaquarkus.evaluation.metric.MetricsRefresh;
import io.agentaquarkus.evaluation.metric.MetricsRefresh.Scope;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Work on parts of an evaluation (reference: agenta-evaluations, section 7.8). */
@ApplicationScoped
class Slices {

    private final EvaluationStore store;
    private final Results results;
    private final MetricsRefresh metrics;
    private final Execution execution;

    Slices(EvaluationStore store, Results results, MetricsRefresh metrics, Execution execution) {
        this.execution = execution;
        this.store = store;
        this.results = results;
        this.metrics = metrics;
    }

    /** Sets cells, all of which must be of the run. */
    Uni<List<Result>> populate(Actor actor, UUID runId, List<Result> cells) {
        if (cells.stream().anyMatch(cell -> !cell.runId().equals(runId))) {
            throw Problem.badRequest("All results must target the evaluation in the path (" + runId + ").");
        }
        return results.set(actor, cells);
    }

    /** @param window null for all */
    Uni<List<Result>> probe(UUID projectId, Slice slice, Windowing window) {
        return store.read(projectId, tables -> tables.results().list(slice::restrict, window, false));
    }

    /** Deletes cells and computes anew what they counted in. */
    Uni<Void> prune(Actor actor, Slice slice) {
        return probe(actor.projectId(), slice, null)
                .chain(cells -> results.delete(actor, cells.stream().map(Result::id).toList()).replaceWith(cells))
                .chain(cells -> {
                    Set<UUID> touched = new LinkedHashSet<>();
                    cells.forEach(cell -> touched.add(cell.scenarioId()));
                    return touched.isEmpty() ? Uni.createFrom().voidItem()
                            : aggregate(actor, slice.runId(), List.copyOf(touched));
                });
    }

    /** Computes the metrics of the scenarios anew, and those of the run. Fails with 409 when it is closed and has any. */
    Uni<Void> refresh(Actor actor, Slice slice) {
        if (slice.scenarioIds() != null && slice.scenarioIds().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.write(actor.projectId(), tables -> tables.results()
                .any(query -> query.equal("r.runId", slice.runId()).and("r.traceId is not null"))
                .chain(any -> any ? OpenRuns.find(tables, slice.runId()) : Uni.createFrom().nullItem()))
                .chain(() -> aggregate(actor, slice.runId(), slice.scenarioIds() == null ? List.of() : slice.scenarioIds()));
    }

    /**
     * Accepts the execution of what is missing of the cells, or of all of them. There is nothing to be done for a run that is
     * not there.
     */
    Uni<Void> process(Actor actor, Slice slice, boolean overwrite) {
        Work work = Work.slice(slice.stepKeys(), slice.repeatIdxs(), overwrite);
        return store.write(actor.projectId(), tables -> OpenRuns.find(tables, slice.runId()).onItem().ifNotNull()
                .transformToUni(run -> tables.jobs().addAgain(actor, run, work, slice.scenarioIds())
                        .chain(() -> tables.runs().update(run.id(), run.underWay().updated(actor)))))
                .invoke(execution::wake).replaceWithVoid();
    }

    /** Those of times in place of the run's own, when the run is live and the scenarios are of any. */
    private Uni<Void> aggregate(Actor actor, UUID runId, List<UUID> scenarioIds) {
        return store.read(actor.projectId(), tables -> tables.runs().find(runId).chain(run -> tables.scenarios()
                .find(scenarioIds).map(scenarios -> scopes(run, runId, scenarioIds, scenarios))))
                .chain(scopes -> metrics.refresh(actor, scopes)).replaceWithVoid();
    }

    private static List<Scope> scopes(Run run, UUID runId, List<UUID> scenarioIds, List<Scenario> scenarios) {
        Set<Scope> scopes = new LinkedHashSet<>();
        scenarioIds.forEach(id -> scopes.add(Scope.ofScenario(runId, id)));
        int before = scopes.size();
        if (run != null && run.is(RunFlag.IS_LIVE)) {
            scenarios.stream().filter(scenario -> scenario.timestamp() != null).forEach(
                    scenario -> scopes.add(new Scope(runId, null, scenario.timestamp(), scenario.interval())));
        }
        if (scopes.size() == before) {
            scopes.add(Scope.ofRun(runId));
        }
        return new ArrayList<>(scopes);
    }
}
