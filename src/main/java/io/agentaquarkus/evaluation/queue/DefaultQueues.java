package io.agentaquarkus.evaluation.queue;

import java.util.List;
import java.util.UUID;

import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** The queue that comes with a run in which people annotate (reference: agenta-evaluations, section 4.4). */
public final class DefaultQueues {

    private DefaultQueues() {
    }

    /** The run's default queue, archived or not; null when it has none. */
    public static Uni<Queue> find(Tables tables, UUID runId) {
        return tables.queues().list(query -> query.equal("r.runId", runId).and("r.isDefault = true"), null, false)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** Makes, takes back or puts away the default queue as the run needs it, and notes in the run whether there is one. */
    public static Uni<Run> reconcile(Tables tables, Actor actor, Run run) {
        boolean wanted = run.is(RunFlag.HAS_HUMAN);
        return find(tables, run.id()).chain(queue -> {
            if (queue == null) {
                return wanted ? tables.queues().insert(List.of(create(actor, run))) : Uni.createFrom().voidItem();
            }
            return queue.isArchived() != wanted ? Uni.createFrom().voidItem()
                    : tables.queues().update(queue.id(), queue.archived(actor, !wanted)).replaceWithVoid();
        }).chain(() -> note(tables, actor, run, wanted));
    }

    /** After a change of a queue: a run is a queue when people annotate in it and its default queue is in use. */
    static Uni<Run> note(Tables tables, Actor actor, Run run) {
        return find(tables, run.id()).chain(queue -> note(tables, actor, run,
                run.is(RunFlag.HAS_HUMAN) && queue != null && !queue.isArchived()));
    }

    private static Uni<Run> note(Tables tables, Actor actor, Run run, boolean isQueue) {
        return run.is(RunFlag.IS_QUEUE) == isQueue ? Uni.createFrom().item(run)
                : tables.runs().update(run.id(), run.with(RunFlag.IS_QUEUE, isQueue).updated(actor));
    }

    private static Queue create(Actor actor, Run run) {
        Header header = new Header(run.header().name(), run.header().description(), Queue.flags(false, true), null, null);
        return Queue.create(actor, run.id(), header, Status.RUNNING, QueueData.NONE);
    }
}
