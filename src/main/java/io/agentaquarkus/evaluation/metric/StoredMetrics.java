package io.agentaquarkus.evaluation.metric;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Metrics;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Filters;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.paging.PagedQuery;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Metrics as they are, whoever has computed them. What is not found is null, or missing. */
@ApplicationScoped
public class StoredMetrics {

    private final EvaluationStore store;

    StoredMetrics(EvaluationStore store) {
        this.store = store;
    }

    /**
     * Reads metrics that are to be set: those of runs first, then those of scenarios, then those of times. Fails with 422 when
     * one is of a scenario and a time, or two are about the same.
     */
    static List<Metrics> read(Actor actor, List<Fields> rows) {
        Set<Metrics.Subject> subjects = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!subjects.add(read(actor, rows.get(i)).subject())) {
                throw new Problem(422, "metrics[" + i + "] is about the same run, scenario and timestamp as another one.");
            }
        }
        return rows.stream().sorted(Comparator.comparing(StoredMetrics::shape)).map(fields -> read(actor, fields)).toList();
    }

    private static Metrics read(Actor actor, Fields fields) {
        Status status = fields.status("status");
        return new Metrics(Ids.next(), fields.header(), actor.updated(actor.created()),
                status == null ? Status.PENDING : status, fields.json("data"), fields.integer("interval"),
                fields.time("timestamp"), fields.uuid("scenario_id"), fields.uuid("run_id")).checked();
    }

    /** Puts metrics in place of what is there; all or none. In the order in which they are given. */
    Uni<List<Metrics>> set(Actor actor, List<Metrics> metrics) {
        return store.write(actor.projectId(), tables -> OpenRuns
                .require(tables, metrics.stream().map(Metrics::runId).toList(), false)
                .chain(() -> tables.setMetrics(metrics))
                .map(stored -> {
                    Map<Metrics.Subject, Metrics> bySubject = new HashMap<>();
                    stored.forEach(row -> bySubject.put(row.subject(), row));
                    return metrics.stream().map(row -> bySubject.get(row.subject())).toList();
                }));
    }

    private static int shape(Fields fields) {
        return fields.has("timestamp") ? 2 : fields.has("scenario_id") ? 1 : 0;
    }

    Uni<List<Metrics>> fetch(UUID projectId, UUID id) {
        return store.read(projectId, tables -> tables.metrics().find(List.of(id)));
    }

    public Uni<List<Metrics>> query(UUID projectId, Fields filter, Windowing windowing) {
        return store.read(projectId, tables -> tables.metrics().list(query -> conditions(query, filter), windowing, true));
    }

    /** The number of those that were there. Fails with 409 when a run is closed. */
    Uni<Integer> delete(Actor actor, List<UUID> ids) {
        return store.write(actor.projectId(), tables -> tables.metrics().find(ids)
                .call(found -> OpenRuns.of(tables, found, Metrics::runId, StoredMetrics::names))
                .chain(found -> tables.metrics().delete(found.stream().map(Metrics::id).toList())));
    }

    private static Map<String, UUID> names(Metrics metrics) {
        Map<String, UUID> names = new LinkedHashMap<>();
        if (metrics.scenarioId() != null) {
            names.put("scenario_id", metrics.scenarioId());
        }
        names.put("metrics_id", metrics.id());
        return names;
    }

    private static PagedQuery<?> conditions(PagedQuery<?> query, Fields filter) {
        Filters.ofRuns(Filters.timed(Filters.common(query, filter), filter), filter);
        query.equal("r.scenarioId", filter.uuid("scenario_id"));
        JsonNode scenarios = filter.json("scenario_ids");
        JsonNode timestamps = filter.json("timestamps");
        if (scenarios != null) {
            restrict(query, "r.scenarioId", scenarios, scenarios.isArray() ? filter.uuids("scenario_ids") : null);
        }
        if (timestamps != null) {
            restrict(query, "r.timestamp", timestamps, timestamps.isArray() ? filter.times("timestamps") : null);
        }
        return query;
    }

    /** A truth value asks for rows that have any, or none. */
    private static void restrict(PagedQuery<?> query, String path, JsonNode asked, List<?> values) {
        if (asked.isBoolean()) {
            query.and(path + (asked.booleanValue() ? " is not null" : " is null"));
        } else {
            query.in(path, values);
        }
    }
}
