package io.agentaquarkus.evaluation.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** Items that are added to queues one by one. */
@ApplicationScoped
class QueueItems {

    private final EvaluationStore store;

    QueueItems(EvaluationStore store) {
        this.store = store;
    }

    /**
     * Makes a scenario for each item, with the cells that people have to fill in.
     *
     * @param kind of the items
     * @param ids of traces or testcases, each of which may occur several times
     * @return false when there is no such queue, or it is of other items. Fails with 400 when the queue has a source of its own
     */
    Uni<Boolean> add(Actor actor, UUID queueId, QueueKind kind, List<UUID> ids) {
        return store.write(actor.projectId(), tables -> tables.queues().find(queueId).chain(queue -> queue == null
                ? Uni.createFrom().item(false)
                : OpenRuns.require(tables, queue.runId(), false).chain(run -> add(tables, actor, run, kind, ids))));
    }

    private static Uni<Boolean> add(Tables tables, Actor actor, Run run, QueueKind kind, List<UUID> ids) {
        QueueKind own = QueueKind.of(run);
        if (own != null && !own.isDirect()) {
            throw new Problem(400, Map.of("message", "Cannot add " + kind.wire() + " directly to a source-backed queue. "
                    + "Create a direct " + kind.wire() + " queue instead."));
        }
        if (own != kind) {
            return Uni.createFrom().item(false);
        }
        if (!ids.isEmpty() && run.dataOrNone().stepsOrNone().stream().anyMatch(step -> step.isAnnotationBy(Origin.AUTO))) {
            throw Execution.missing();
        }
        List<Scenario> scenarios = new ArrayList<>();
        List<Result> cells = new ArrayList<>();
        for (UUID id : ids) {
            Scenario scenario = Scenario.create(actor, run.id(), Header.NONE, Status.PENDING, null, null);
            scenarios.add(scenario);
            cells.addAll(cells(actor, run, scenario, kind, id));
        }
        return tables.scenarios().insert(scenarios).chain(() -> Results.set(tables, cells)).replaceWith(true);
    }

    private static List<Result> cells(Actor actor, Run run, Scenario scenario, QueueKind kind, UUID item) {
        List<Result> cells = new ArrayList<>();
        for (Step step : run.dataOrNone().stepsOrNone()) {
            boolean isInput = step.is(Step.Type.INPUT);
            for (int repeat = 0; repeat < run.dataOrNone().repeats(); repeat++) {
                cells.add(new Result(Ids.next(), Header.NONE, actor.updated(actor.created()), null,
                        isInput && kind == QueueKind.TRACES ? item : null, isInput && kind == QueueKind.TESTCASES ? item : null,
                        null, isInput ? Status.SUCCESS : Status.PENDING, null, null, repeat, step.key(), scenario.id(),
                        run.id()));
            }
        }
        return cells;
    }
}
