package io.agentaquarkus.evaluation.simple;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.scenario.Scenarios;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** Changes of the shape of an evaluation: its scenarios, steps and repeats. */
@ApplicationScoped
class Shape {

    private static final int SCENARIOS_MAX = 10_000;

    private final EvaluationStore store;
    private final Scenarios scenarios;
    private final Runs runs;

    Shape(EvaluationStore store, Scenarios scenarios, Runs runs) {
        this.store = store;
        this.scenarios = scenarios;
        this.runs = runs;
    }

    /**
     * @param count none below 1
     * @param timestamp the minute that the scenarios are of; null for none
     */
    Uni<List<Scenario>> addScenarios(Actor actor, UUID runId, int count, Instant timestamp) {
        if (count > SCENARIOS_MAX) {
            throw new Problem(422, "'count' must be at most " + SCENARIOS_MAX + ".");
        }
        Instant minute = timestamp == null ? null : timestamp.truncatedTo(ChronoUnit.MINUTES);
        return count < 1 ? Uni.createFrom().item(List.of())
                : scenarios.create(actor, Stream.generate(() -> Scenario.create(actor, runId, Header.NONE, Status.RUNNING,
                        minute == null ? null : 1, minute)).limit(count).toList());
    }

    /** Fails with 400 when one of the scenarios is none of the run's. */
    Uni<Void> removeScenarios(Actor actor, UUID runId, List<UUID> ids) {
        return store.read(actor.projectId(), tables -> tables.scenarios().find(ids)).invoke(found -> {
            if (found.size() < new LinkedHashSet<>(ids).size()
                    || found.stream().anyMatch(scenario -> !scenario.runId().equals(runId))) {
                throw Problem.badRequest("All scenario_ids must belong to the evaluation in the path (" + runId + ").");
            }
        }).chain(() -> scenarios.delete(actor, ids)).replaceWithVoid();
    }

    /** Steps whose keys the run has already are left out. */
    Uni<Run> addSteps(Actor actor, UUID runId, List<Step> steps) {
        return runs.edit(actor, runId, run -> {
            RunData data = run.dataOrNone();
            return run.with(data.withSteps(Stream.concat(data.stepsOrNone().stream(),
                    steps.stream().filter(step -> !data.keys().contains(step.key()))).toList()));
        });
    }

    Uni<Run> removeSteps(Actor actor, UUID runId, List<String> keys) {
        return runs.edit(actor, runId, run -> {
            RunData data = run.dataOrNone();
            return run.with(data.withSteps(
                    data.stepsOrNone().stream().filter(step -> !keys.contains(step.key())).toList()));
        });
    }

    /** Cells of repeats that are no more stay. */
    Uni<Run> setRepeats(Actor actor, UUID runId, int repeats) {
        return runs.edit(actor, runId, run -> run.with(run.dataOrNone().withRepeats(repeats)));
    }
}
