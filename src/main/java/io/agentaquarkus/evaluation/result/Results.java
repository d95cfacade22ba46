package io.agentaquarkus.evaluation.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Filters;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.paging.PagedQuery;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.span.SpanIds;
import io.smallrye.mutiny.Uni;

/** The cells of evaluations. What is not found is null, or missing. */
@ApplicationScoped
public class Results {

    /** The index that finds cells takes no more. */
    private static final int KEY_LENGTH_MAX = 500;

    private final EvaluationStore store;

    Results(EvaluationStore store) {
        this.store = store;
    }

    /** Reads cells that are to be set. Fails with 422 when two are for one place, or a trace id is none. */
    public static List<Result> read(Actor actor, List<Fields> cells) {
        List<Result> results = new ArrayList<>();
        Set<Result.Place> places = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            Result result = read(actor, cells.get(i), i);
            if (!places.add(result.place())) {
                throw new Problem(422, "results[" + i + "] is for the same run, scenario, step and repeat as another one.");
            }
            results.add(result);
        }
        return results;
    }

    private static Result read(Actor actor, Fields cell, int index) {
        if (cell.text("step_key").length() > KEY_LENGTH_MAX) {
            throw new Problem(422, "'step_key' of results[" + index + "] must have at most " + KEY_LENGTH_MAX + " characters.");
        }
        Status status = cell.status("status");
        Integer repeat = cell.integer("repeat_idx");
        return new Result(Ids.next(), cell.header(), actor.updated(actor.created()), cell.uuid("hash_id"),
                traceId(cell.text("trace_id"), index), cell.uuid("testcase_id"), cell.json("error"),
                status == null ? Status.PENDING : status, cell.integer("interval"), cell.time("timestamp"),
                repeat == null ? 0 : repeat, cell.text("step_key"), cell.uuid("scenario_id"), cell.uuid("run_id"));
    }

    private static UUID traceId(String text, int index) {
        return text == null ? null
                : SpanIds.parseTrace(text).orElseThrow(
                        () -> new Problem(422,
                                "'trace_id' of results[" + index + "] must be 32 hexadecimal digits or a UUID."));
    }

    /**
     * Puts the cells in their places, whatever is there; all or none.
     *
     * @return the cells in the order asked for; fails when a run is closed or not there, or a scenario is not there
     */
    public Uni<List<Result>> set(Actor actor, List<Result> results) {
        return store.write(actor.projectId(), tables -> set(tables, results));
    }

    /** As above, in a transaction that is open already. */
    public static Uni<List<Result>> set(Tables tables, List<Result> results) {
        return OpenRuns.require(tables, results.stream().map(Result::runId).toList(), false)
                .chain(() -> requireScenarios(tables, results))
                .chain(() -> tables.setResults(results))
                .map(stored -> {
                    Map<Result.Place, Result> places = new HashMap<>();
                    stored.forEach(result -> places.put(result.place(), result));
                    return results.stream().map(result -> places.get(result.place())).toList();
                });
    }

    private static Uni<Void> requireScenarios(Tables tables, List<Result> results) {
        Set<UUID> missing = new LinkedHashSet<>();
        results.forEach(result -> missing.add(result.scenarioId()));
        return tables.scenarios().find(List.copyOf(missing)).invoke(found -> {
            found.stream().map(Scenario::id).forEach(missing::remove);
            if (!missing.isEmpty()) {
                throw Problem.badRequest("Cannot populate a result for a scenario that does not exist. scenario_ids="
                        + missing);
            }
        }).replaceWithVoid();
    }

    Uni<Result> fetch(UUID projectId, UUID id) {
        return store.read(projectId, tables -> tables.results().find(id));
    }

    public Uni<List<Result>> query(UUID projectId, Fields filter, Windowing windowing) {
        return store.read(projectId, tables -> tables.results().list(query -> conditions(query, filter), windowing, false));
    }

    /** Takes cells away; the number of those that were there. Fails with 409 when a run is closed. */
    public Uni<Integer> delete(Actor actor, List<UUID> ids) {
        return store.write(actor.projectId(), tables -> tables.results().find(ids)
                .call(found -> OpenRuns.of(tables, found, Result::runId, Results::names))
                .chain(found -> tables.results().delete(found.stream().map(Result::id).toList())));
    }

    private static Map<String, UUID> names(Result result) {
        Map<String, UUID> names = new LinkedHashMap<>();
        names.put("scenario_id", result.scenarioId());
        names.put("result_id", result.id());
        return names;
    }

    private static PagedQuery<?> conditions(PagedQuery<?> query, Fields filter) {
        Filters.ofRuns(Filters.timed(Filters.common(query, filter), filter), filter);
        return query.in("r.timestamp", filter.times("timestamps"))
                .equal("r.scenarioId", filter.uuid("scenario_id")).in("r.scenarioId", filter.uuids("scenario_ids"))
                .equal("r.stepKey", filter.text("step_key")).in("r.stepKey", filter.texts("step_keys"))
                .equal("r.repeatIdx", filter.integer("repeat_idx")).in("r.repeatIdx", filter.integers("repeat_idxs"));
    }
}
