package io.agentaquarkus.evaluation.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/**
 * Runs that may be changed: one that is closed may not, nor anything that belongs to it (reference: agenta-evaluations,
 * section 4.6). While something that belongs to a run is written, nobody closes the run.
 */
public final class OpenRuns {

    private OpenRuns() {
    }

    /**
     * Fails with 409 when one of the runs is closed or not there.
     *
     * @param toChange whether the runs themselves are to be changed
     */
    public static Uni<Map<UUID, Run>> require(Tables tables, Collection<UUID> ids, boolean toChange) {
        return find(tables, ids, toChange).invoke(runs -> ids.forEach(id -> {
            if (!runs.containsKey(id)) {
                throw Problem.conflict("Entity with same keys already exists.", Map.of("run_id", id.toString()));
            }
            refuseClosed(runs.get(id), Map.of());
        }));
    }

    /** As above, of one run. */
    public static Uni<Run> require(Tables tables, UUID id, boolean toChange) {
        return require(tables, List.of(id), toChange).map(runs -> runs.get(id));
    }

    /** Null when there is no such run; fails with 409 when it is closed. */
    public static Uni<Run> find(Tables tables, UUID id) {
        return find(tables, List.of(id), true).map(runs -> runs.get(id)).onItem().ifNotNull()
                .invoke(run -> refuseClosed(run, Map.of()));
    }

    /**
     * Fails with 409, naming the first of the items whose run is closed.
     *
     * @param names what names an item, such as its {@code scenario_id}
     */
    public static <T> Uni<Void> of(Tables tables, List<T> items, Function<T, UUID> runId,
            Function<T, Map<String, UUID>> names) {
        return find(tables, items.stream().map(runId).toList(), false).invoke(runs -> items.forEach(item -> {
            Run run = runs.get(runId.apply(item));
            if (run != null) {
                refuseClosed(run, names.apply(item));
            }
        })).replaceWithVoid();
    }

    private static Uni<Map<UUID, Run>> find(Tables tables, Collection<UUID> ids, boolean toChange) {
        return tables.runs().lock(new LinkedHashSet<>(ids), toChange).map(found -> {
            Map<UUID, Run> runs = new HashMap<>();
            found.forEach(run -> runs.put(run.id(), run));
            return runs;
        });
    }

    private static void refuseClosed(Run run, Map<String, UUID> names) {
        if (run.is(RunFlag.IS_CLOSED)) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("message", "Cannot modify a closed evaluation.");
            detail.put("run_id", run.id());
            detail.putAll(names);
            throw new Problem(409, detail);
        }
    }
}
