package io.agentaquarkus.evaluation.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.metric.MetricsRefresh;
import io.agentaquarkus.evaluation.metric.MetricsRefresh.Scope;
import io.agentaquarkus.evaluation.queue.DefaultQueues;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.OpenRuns;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Evaluations, without what it takes to run them. What is not found is null, or missing. */
@ApplicationScoped
public class Runs {

    private final EvaluationStore store;
    private final MetricsRefresh metrics;

    Runs(EvaluationStore store, MetricsRefresh metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    /** In the order asked for. */
    Uni<List<Run>> create(Actor actor, List<RunEdit> edits) {
        List<Run> runs = edits.stream().map(edit -> edit.create(actor)).toList();
        return store.write(actor.projectId(), tables -> tables.runs().insert(runs)
                .chain(() -> each(runs, run -> DefaultQueues.reconcile(tables, actor, run))));
    }

    /** As above, in a transaction that is open already. */
    public static Uni<Run> create(Tables tables, Actor actor, Run run) {
        return tables.runs().insert(List.of(run)).chain(() -> DefaultQueues.reconcile(tables, actor, run));
    }

    public Uni<Run> fetch(UUID projectId, UUID id) {
        return store.read(projectId, tables -> tables.runs().find(id));
    }

    public Uni<List<Run>> query(UUID projectId, Fields filter, Windowing windowing) {
        return store.read(projectId,
                tables -> tables.runs().list(query -> RunConditions.add(query, filter), windowing, true));
    }

    /** Those that are there, in the order asked for; all or none, and none when one of them is closed. */
    public Uni<List<Run>> edit(Actor actor, List<RunEdit> edits) {
        Map<UUID, RunEdit> byId = new LinkedHashMap<>();
        edits.stream().filter(edit -> edit.id() != null).forEach(edit -> byId.put(edit.id(), edit));
        return change(actor, List.copyOf(byId.keySet()), run -> byId.get(run.id()).apply(actor, run));
    }

    /** As {@link #edit}, of one run; null when it is not there. */
    public Uni<Run> edit(Actor actor, UUID id, UnaryOperator<Run> change) {
        return change(actor, List.of(id), run -> change.apply(run).updated(actor))
                .map(changed -> changed.isEmpty() ? null : changed.get(0));
    }

    /** A run as it was and as it is. */
    public record Change(Run before, Run after) {
    }

    /** Something that is done in the transaction in which a run is changed, after it. */
    @FunctionalInterface
    public interface Addition {

        Uni<Void> make(Tables tables, Change change);
    }

    /** As {@link #edit}, of one run and with something besides; null when it is not there. */
    public Uni<Change> edit(Actor actor, UUID id, UnaryOperator<Run> change, Addition addition) {
        List<Change> made = new ArrayList<>();
        return change(actor, List.of(id), run -> change.apply(run).updated(actor), (tables, done) -> {
            made.add(done);
            return addition.make(tables, done);
        }).map(changed -> changed.isEmpty() ? null : made.get(0));
    }

    /**
     * Closes runs, or opens them again. A run that is closed cannot be changed, nor is it executed any further.
     *
     * @param status what the runs' status is to be; null leaves it
     * @return those that are there, in the order of their ids
     */
    public Uni<List<Run>> close(Actor actor, List<UUID> ids, boolean closed, Status status) {
        return store.write(actor.projectId(), tables -> tables.runs().lock(ids, true)
                .chain(runs -> each(runs, run -> {
                    Run changed = run.with(RunFlag.IS_CLOSED, closed).with(status == null ? run.status() : status);
                    return (closed ? stopped(tables, actor, changed) : Uni.createFrom().item(changed))
                            .chain(ended -> tables.runs().update(run.id(), ended.updated(actor)));
                })));
    }

    /** The ids of those that were there, in their order. Everything that belongs to a run goes with it. */
    public Uni<List<UUID>> delete(UUID projectId, List<UUID> ids) {
        return store.write(projectId, tables -> tables.runs().find(ids).map(found -> found.stream().map(Run::id).toList())
                .call(there -> tables.runs().delete(there)));
    }

    private Uni<List<Run>> change(Actor actor, List<UUID> ids, UnaryOperator<Run> change) {
        return change(actor, ids, change, (tables, made) -> Uni.createFrom().voidItem());
    }

    private Uni<List<Run>> change(Actor actor, List<UUID> ids, UnaryOperator<Run> change, Addition addition) {
        List<Scope> stale = new ArrayList<>();
        return store.write(actor.projectId(), tables -> tables.runs().lock(ids, true)
                .call(runs -> OpenRuns.of(tables, runs, Run::id, run -> Map.of()))
                .chain(runs -> each(ids, id -> runs.stream().filter(run -> run.id().equals(id)).findFirst()
                        .map(run -> change(tables, actor, run, change.apply(run), stale, addition))
                        .orElseGet(() -> Uni.createFrom().nullItem()))))
                .call(() -> metrics.refresh(actor, stale));
    }

    /** What is no longer active is executed no further. */
    private static Uni<Run> change(Tables tables, Actor actor, Run before, Run after, List<Scope> stale, Addition addition) {
        boolean stops = before.is(RunFlag.IS_ACTIVE) && !after.is(RunFlag.IS_ACTIVE) || after.status() == Status.CANCELLED;
        return (stops ? stopped(tables, actor, after) : Uni.createFrom().item(after))
                .chain(changed -> change(tables, actor, before, changed, stale)
                        .call(reconciled -> addition.make(tables, new Change(before, reconciled))));
    }

    /** A run that has ended before its end is cancelled; a live one has none. */
    private static Uni<Run> stopped(Tables tables, Actor actor, Run run) {
        return tables.jobs().cancel(actor, run.id()).map(left -> left && !run.is(RunFlag.IS_LIVE) && !run.status().isFinal()
                ? run.with(Status.CANCELLED)
                : run);
    }

    private static Uni<Run> change(Tables tables, Actor actor, Run before, Run after, List<Scope> stale) {
        return tables.runs().update(after.id(), after)
                .call(() -> StepRemoval.apply(tables, before, after)
                        .invoke(scenarios -> scenarios.forEach(id -> stale.add(Scope.ofScenario(after.id(), id)))))
                .chain(() -> DefaultQueues.reconcile(tables, actor, after));
    }

    private static <T, R> Uni<List<R>> each(List<T> items, Function<T, Uni<R>> work) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(work::apply).select()
                .where(Objects::nonNull).collect().asList();
    }
}
