package io.agentaquarkus.evaluation.simple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.execution.Execution;
import io.agentaquarkus.evaluation.queue.DefaultQueues;
import io.agentaquarkus.evaluation.queue.Queues;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Filters;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** Queues together with their runs (reference: agenta-evaluations, section 11). What is not found is null, or missing. */
@ApplicationScoped
class SimpleQueues {

    private final EvaluationStore store;
    private final RunPlanner planner;
    private final Execution execution;

    SimpleQueues(EvaluationStore store, RunPlanner planner, Execution execution) {
        this.execution = execution;
        this.store = store;
        this.planner = planner;
    }

    /** Null, and nothing made, without data or evaluators, or when one of the revisions is not there. */
    Uni<SimpleQueue> create(Actor actor, Fields queue) {
        Fields data = Fields.of(queue.object(), "data");
        Map<UUID, Origin> evaluators = Steps.origins(data.json("evaluators"), Origin.HUMAN);
        if (evaluators.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        QueueKind kind = QueueKind.of(data.text("kind"));
        RunPlan plan = new RunPlan();
        if (kind != null) {
            plan.items(kind.wire(), kind.mapping());
        }
        Steps steps = new Steps(Steps.origins(data.json("queries"), Origin.CUSTOM),
                Steps.origins(data.json("testsets"), Origin.CUSTOM), Map.of(), evaluators);
        return planner.plan(actor.projectId(), plan, steps, false)
                .chain(complete -> complete ? create(actor, queue, data, plan, kind) : Uni.createFrom().nullItem());
    }

    private Uni<SimpleQueue> create(Actor actor, Fields queue, Fields data, RunPlan plan, QueueKind kind) {
        List<List<UUID>> lanes = QueueData.users(data.json("assignments"));
        int repeats = Math.max(1,
                Math.max(data.has("repeats") ? data.integer("repeats") : 1, lanes == null ? 0 : lanes.size()));
        RunData planned = plan.data(repeats, null);
        Status status = queue.has("status") ? queue.status("status") : Status.RUNNING;
        Run run = Run.create(actor, queue.header(),
                RunFlags.NONE.with(RunFlag.IS_ACTIVE, true).derived(planned), status, planned);
        Fields settings = Fields.of(data.object(), "settings");
        QueueData restrictions = new QueueData(lanes == null || lanes.isEmpty() ? null : lanes, null,
                data.object().path("step_keys").isEmpty() ? null : data.texts("step_keys"), settings.integer("batch_size"),
                settings.integer("batch_offset"));
        return store.write(actor.projectId(), tables -> Runs.create(tables, actor, run)
                .call(made -> kind == null ? tables.jobs().add(actor, made, Work.SOURCE) : Uni.createFrom().voidItem())
                .chain(made -> queue(tables, actor, queue.header(), made, status, restrictions)
                        .map(own -> SimpleQueue.of(own, made))))
                .invoke(execution::wake);
    }

    /** The default queue of the run, or one of its own when it is to be restricted. */
    private static Uni<Queue> queue(Tables tables, Actor actor, Header header, Run run, Status status,
            QueueData restrictions) {
        if (!restrictions.restricts()) {
            return DefaultQueues.find(tables, run.id());
        }
        boolean sequential = restrictions.batchSize() != null || restrictions.batchOffset() != null;
        return Queues.create(tables, actor, List.of(Queue.create(actor, run.id(),
                header.withFlags(Queue.flags(sequential, false)), status, restrictions))).map(made -> made.get(0));
    }

    Uni<SimpleQueue> fetch(UUID projectId, UUID id) {
        return store.read(projectId, tables -> tables.queues().find(id).onItem().ifNotNull()
                .transformToUni(queue -> tables.runs().find(queue.runId()).map(run -> SimpleQueue.of(queue, run))));
    }

    Uni<List<SimpleQueue>> query(UUID projectId, Fields filter, Windowing windowing) {
        QueueKind kind = QueueKind.of(filter.text("kind"));
        List<ObjectNode> flags = Arrays.stream(QueueKind.values()).filter(each -> kind == null || each == kind)
                .map(QueueKind::flags).toList();
        return store.read(projectId, tables -> tables.queues().list(query -> {
            Filters.ofRunsWith(Queues.conditions(query, filter), flags);
            return query.in("r.id", filter.uuids("queue_ids"));
        }, windowing, true).chain(queues -> shown(tables, queues)));
    }

    /** Null when it was not there. A default queue goes with its run, any other alone. */
    Uni<UUID> delete(UUID projectId, UUID id) {
        return delete(projectId, List.of(id)).map(deleted -> deleted.isEmpty() ? null : id);
    }

    /** The ids of those that were there. */
    Uni<List<UUID>> delete(UUID projectId, List<UUID> ids) {
        return store.write(projectId, tables -> tables.queues().find(ids).call(found -> {
            Map<Boolean, List<Queue>> parts = found.stream().collect(Collectors.partitioningBy(Queue::isDefault));
            return tables.queues().delete(parts.get(false).stream().map(Queue::id).toList())
                    .chain(() -> tables.runs().delete(parts.get(true).stream().map(Queue::runId).toList()));
        }).map(found -> {
            List<UUID> there = new ArrayList<>(new LinkedHashSet<>(ids));
            there.retainAll(found.stream().map(Queue::id).collect(Collectors.toSet()));
            return there;
        }));
    }

    private static Uni<List<SimpleQueue>> shown(Tables tables, List<Queue> queues) {
        Set<UUID> runIds = queues.stream().map(Queue::runId).collect(Collectors.toSet());
        return tables.runs().find(runIds).map(runs -> {
            Map<UUID, Run> byId = new HashMap<>();
            runs.forEach(run -> byId.put(run.id(), run));
            return queues.stream().map(queue -> SimpleQueue.of(queue, byId.get(queue.runId()))).filter(Objects::nonNull)
                    .toList();
        });
    }
}
