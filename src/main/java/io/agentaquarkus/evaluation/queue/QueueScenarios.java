package io.agentaquarkus.evaluation.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.paging.Windowing;
import io.smallrye.mutiny.Uni;

/** What there is to do in a queue, for everybody or for some of its users. */
@ApplicationScoped
public class QueueScenarios {

    private final EvaluationStore store;

    QueueScenarios(EvaluationStore store) {
        this.store = store;
    }

    /** @param last where the next page begins behind; null when nothing comes there */
    public record Page(List<Scenario> scenarios, UUID last) {

        static final Page EMPTY = new Page(List.of(), null);
    }

    /**
     * @param users whose scenarios; none for all
     * @param listed whether only the scenarios count that the queue lists, if it does
     * @param filter which states they are in
     */
    public Uni<Page> query(UUID projectId, UUID queueId, Collection<UUID> users, boolean listed, Fields filter,
            Windowing windowing) {
        return store.read(projectId, tables -> tables.queues().find(queueId).chain(queue -> queue == null
                ? Uni.createFrom().item(Page.EMPTY)
                : states(tables, queue, listed).chain(all -> {
                    Part part = Part.of(assigned(queue, all, users, filter), windowing);
                    return tables.scenarios().find(part.ids).map(found -> new Page(ordered(found, part.ids), part.last()));
                })));
    }

    private static Uni<Map<UUID, Status>> states(Tables tables, Queue queue, boolean listed) {
        return tables.scenarios().states(query -> query.equal("r.runId", queue.runId())
                .in("r.id", listed ? queue.dataOrNone().scenarioIds() : null));
    }

    /** Whose a scenario is depends on all of them. */
    private static List<UUID> assigned(Queue queue, Map<UUID, Status> all, Collection<UUID> users, Fields filter) {
        List<UUID> ids = List.copyOf(all.keySet());
        Set<UUID> assigned = new LinkedHashSet<>();
        if (users.isEmpty()) {
            assigned.addAll(ids);
        }
        users.forEach(user -> assigned.addAll(Assignment.of(queue, ids, user)));
        return assigned.stream()
                .filter(id -> !filter.has("status") || all.get(id) == filter.status("status"))
                .filter(id -> !filter.has("statuses") || filter.statuses("statuses").contains(all.get(id)))
                .toList();
    }

    private static List<Scenario> ordered(List<Scenario> found, List<UUID> ids) {
        Map<UUID, Scenario> byId = new HashMap<>();
        found.forEach(scenario -> byId.put(scenario.id(), scenario));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /**
     * What a page is of: by the places in the list, not by times.
     *
     * @param last as {@link Page} has it
     */
    private record Part(List<UUID> ids, UUID last) {

        static Part of(List<UUID> all, Windowing windowing) {
            List<UUID> ordered = new ArrayList<>(all);
            if ("descending".equals(windowing.order())) {
                Collections.reverse(ordered);
            }
            int begin = 0;
            if (windowing.next() != null) {
                begin = ordered.indexOf(windowing.next()) + 1;
                if (begin == 0) {
                    return new Part(List.of(), null);
                }
            }
            int end = windowing.limit() == null ? ordered.size()
                    : (int) Math.min(ordered.size(), begin + (long) Math.max(1, windowing.limit()));
            return new Part(ordered.subList(begin, end), end == ordered.size() ? null : ordered.get(end - 1));
        }
    }
}
