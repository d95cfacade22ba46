package io.agentaquarkus.evaluation.queue;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Filters;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.paging.PagedQuery;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The queues of evaluations. What is not found is null, or missing. */
@ApplicationScoped
public class Queues {

    private final EvaluationStore store;

    Queues(EvaluationStore store) {
        this.store = store;
    }

    /** Fails when a run is closed or not there, has a default queue already, or a default queue is to be a restricted one. */
    Uni<List<Queue>> create(Actor actor, List<Queue> queues) {
        queues.forEach(DefaultQueuePolicy::check);
        return store.write(actor.projectId(), tables -> create(tables, actor, queues));
    }

    /** As above, in a transaction that is open already. */
    public static Uni<List<Queue>> create(Tables tables, Actor actor, List<Queue> queues) {
        return OpenRuns.require(tables, queues.stream().map(Queue::runId).toList(), true)
                .call(() -> refuseSecond(tables, queues.stream().filter(Queue::isDefault).map(Queue::runId).toList()))
                .call(() -> tables.queues().insert(queues))
                .chain(runs -> note(tables, actor, queues, runs)).replaceWith(queues);
    }

    /** @param fields of a new queue */
    static Queue read(Actor actor, Fields fields) {
        Header header = fields.header();
        return Queue.create(actor, fields.uuid("run_id"), header.withFlags(Queue.flags(header.flags())),
                fields.status("status"), QueueData.read(fields.json("data")));
    }

    Uni<Queue> fetch(UUID projectId, UUID id) {
        return store.read(projectId, tables -> tables.queues().find(id));
    }

    /** The queue that is in use. */
    public Uni<Queue> fetchDefault(UUID projectId, UUID runId) {
        return store.read(projectId, tables -> DefaultQueues.find(tables, runId))
                .map(queue -> queue == null || queue.isArchived() ? null : queue);
    }

    public Uni<List<Queue>> query(UUID projectId, Fields filter, Windowing windowing) {
        return store.read(projectId, tables -> tables.queues().list(query -> conditions(query, filter), windowing, true));
    }

    /** Changes what the fields have; all of the queues that are there, or none. */
    Uni<List<Queue>> edit(Actor actor, List<Fields> edits) {
        List<UUID> ids = edits.stream().map(edit -> edit.uuid("id")).filter(Objects::nonNull).toList();
        return store.write(actor.projectId(), tables -> tables.queues().peek(ids)
                .chain(found -> OpenRuns.require(tables, found.stream().map(Queue::runId).toList(), true))
                .call(() -> tables.queues().lock(ids, true))
                .chain(runs -> Multi.createFrom().iterable(edits).onItem()
                        .transformToUniAndConcatenate(edit -> edit(tables, actor, edit)).collect().asList()
                        .call(edited -> note(tables, actor, edited, runs))));
    }

    /** Whether there was such a queue; a default queue is refused. */
    Uni<Boolean> delete(UUID projectId, UUID id) {
        return store.write(projectId, tables -> tables.queues().find(id).invoke(queue -> {
            if (queue != null) {
                DefaultQueuePolicy.checkDelete(queue);
            }
        }).chain(() -> tables.queues().delete(List.of(id)))).map(count -> count > 0);
    }

    /** The number of those that were there; none is deleted when there is a default queue among them. */
    Uni<Integer> delete(UUID projectId, List<UUID> ids) {
        return store.write(projectId, tables -> tables.queues().find(ids).invoke(DefaultQueuePolicy::checkDelete)
                .chain(() -> tables.queues().delete(ids)));
    }

    private static Uni<Queue> edit(Tables tables, Actor actor, Fields edit) {
        return tables.queues().find(edit.uuid("id")).onItem().ifNotNull().transformToUni(before -> {
            Header header = edit.header();
            Queue after = new Queue(before.id(), header.withFlags(Queue.flags(header.flags())).orElse(before.header()),
                    before.lifecycle(), edit.has("status") ? edit.status("status") : before.status(),
                    edit.has("data") ? QueueData.read(edit.json("data")) : before.data(), before.runId()).updated(actor);
            DefaultQueuePolicy.checkEdit(before, after);
            return refuseSecond(tables, after.isDefault() && !before.isDefault() ? List.of(after.runId()) : List.of())
                    .chain(() -> tables.queues().update(after.id(), after));
        });
    }

    /** A run has one default queue. The runs are held, so nobody makes another one meanwhile. */
    private static Uni<Void> refuseSecond(Tables tables, List<UUID> runIds) {
        return Multi.createFrom().iterable(runIds).onItem().transformToUniAndConcatenate(id -> DefaultQueues.find(tables, id)
                .invoke(other -> {
                    if (other != null || Collections.frequency(runIds, id) > 1) {
                        throw Problem.conflict("Entity with same keys already exists.", Map.of("run_id", id.toString()));
                    }
                })).collect().last().replaceWithVoid();
    }

    private static Uni<Void> note(Tables tables, Actor actor, List<Queue> changed, Map<UUID, Run> runs) {
        Set<UUID> ids = new LinkedHashSet<>();
        changed.stream().filter(Queue::isDefault).forEach(queue -> ids.add(queue.runId()));
        return Multi.createFrom().iterable(ids).onItem()
                .transformToUniAndConcatenate(id -> DefaultQueues.note(tables, actor, runs.get(id)))
                .collect().last().replaceWithVoid();
    }

    /** What queues can be asked for with. */
    public static PagedQuery<?> conditions(PagedQuery<?> query, Fields filter) {
        Filters.ofRuns(Filters.common(query, filter), filter);
        if (!filter.object().path("include_archived").booleanValue()) {
            query.and("r.deletedAt is null");
        }
        if (filter.has("user_id")) {
            overlaps(query, List.of(filter.uuid("user_id")));
        }
        if (filter.has("user_ids") && !filter.uuids("user_ids").isEmpty()) {
            overlaps(query, filter.uuids("user_ids"));
        }
        part(query, "r.name", filter.text("name"));
        part(query, "r.description", filter.text("description"));
        return query;
    }

    private static void overlaps(PagedQuery<?> query, List<UUID> users) {
        query.and(users.stream().map(user -> query.has("r.userIds", QueueData.json(List.of(user))))
                .collect(Collectors.joining(" or ", "(", ")")));
    }

    private static void part(PagedQuery<?> query, String path, String text) {
        if (text != null) {
            query.and(path + " like " + query.bind("%" + text + "%"));
        }
    }
}
