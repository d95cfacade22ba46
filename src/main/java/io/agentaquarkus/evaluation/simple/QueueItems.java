package io.agentaquarkus.evaluation.simple;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.execution.Execution;
import io.agentaquarkus.evaluation.execution.NewScenarios;
import io.agentaquarkus.evaluation.execution.NewScenarios.Item;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Items that are added to queues one by one. */
@ApplicationScoped
class QueueItems {

    private final EvaluationStore store;
    private final Execution execution;

    QueueItems(EvaluationStore store, Execution execution) {
        this.store = store;
        this.execution = execution;
    }

    /**
     * Makes a scenario for each item, with the cells that people have to fill in, and accepts the execution of the others.
     *
     * @param kind of the items
     * @param ids of traces or testcases, each of which may occur several times
     * @return false when there is no item or no such queue, or it is of other items. Fails with 400 when the queue has a source
     *         of its own
     */
    Uni<Boolean> add(Actor actor, UUID queueId, QueueKind kind, List<UUID> ids) {
        return store.write(actor.projectId(), tables -> tables.queues().find(queueId).chain(queue -> queue == null
                ? Uni.createFrom().item(false)
                : OpenRuns.require(tables, queue.runId(), true).chain(run -> add(tables, actor, run, kind, ids))))
                .invoke(execution::wake);
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
        List<Step> inputs = run.dataOrNone().steps(Step.Type.INPUT);
        if (ids.isEmpty() || inputs.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        Step input = inputs.get(0);
        List<Item> items = ids.stream()
                .map(id -> kind == QueueKind.TRACES ? Item.ofTrace(input, id) : Item.ofTestcase(input, id))
                .toList();
        return new NewScenarios(actor, run, null, null).insert(tables, items)
                .chain(scenarioIds -> execute(tables, actor, run, scenarioIds)).replaceWith(true);
    }

    /** What evaluators of the server have to say. */
    private static Uni<Void> execute(Tables tables, Actor actor, Run run, List<UUID> scenarioIds) {
        if (run.dataOrNone().stepsOrNone().stream().noneMatch(step -> step.isAnnotationBy(Origin.AUTO))) {
            return Uni.createFrom().voidItem();
        }
        return tables.jobs().add(actor, run, Work.MISSING, scenarioIds)
                .chain(() -> run.isUnderWay() ? Uni.createFrom().item(run)
                        : tables.runs().update(run.id(), run.underWay().updated(actor)))
                .replaceWithVoid();
    }
}
