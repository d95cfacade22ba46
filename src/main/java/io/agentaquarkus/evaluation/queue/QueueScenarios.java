package io.agentaquarkus.evaluation.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.Scenario;
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

    /** @param isLast whether nothing comes behind the page */
    public record Page(List<Scenario> scenarios, boolean isLast) {

        static final Page EMPTY = new Page(List.of(), true);
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
                : scenarios(tables, queue, listed).map(all -> page(assigned(queue, all, users, filter), windowing))));
    }

    private static Uni<List<Scenario>> scenarios(Tables tables, Queue queue, boolean listed) {
        return tables.scenarios().list(query -> query.equal("r.runId", queue.runId())
                .in("r.id", listed ? queue.dataOrNone().scenarioIds() : null), null, false);
    }

    private static List<Scenario> assigned(Queue queue, List<Scenario> all, Collection<UUID> users, Fields filter) {
        List<UUID> ids = all.stream().map(Scenario::id).toList();
        Set<UUID> assigned = new LinkedHashSet<>();
        if (users.isEmpty()) {
            assigned.addAll(ids);
        }
        users.forEach(user -> assigned.addAll(Assignment.of(queue, ids, user)));
        Map<UUID, Scenario> byId = new HashMap<>();
        all.forEach(scenario -> byId.put(scenario.id(), scenario));
        return assigned.stream().map(byId::get)
                .filter(scenario -> !filter.has("status") || scenario.status() == filter.status("status"))
                .filter(scenario -> !filter.has("statuses") || filter.statuses("statuses").contains(scenario.status()))
                .toList();
    }

    /** By the places in the list, not by times. */
    private static Page page(List<Scenario> all, Windowing windowing) {
        List<Scenario> ordered = new ArrayList<>(all);
        if ("descending".equals(windowing.order())) {
            Collections.reverse(ordered);
        }
        int begin = 0;
        if (windowing.next() != null) {
            begin = ordered.stream().map(Scenario::id).toList().indexOf(windowing.next()) + 1;
            if (begin == 0) {
                return Page.EMPTY;
            }
        }
        int end = windowing.limit() == null ? ordered.size()
                : (int) Math.min(ordered.size(), begin + (long) Math.max(1, windowing.limit()));
        return new Page(ordered.subList(begin, end), end == ordered.size());
    }
}
