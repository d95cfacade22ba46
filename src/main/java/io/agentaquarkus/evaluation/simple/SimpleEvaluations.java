package io.agentaquarkus.evaluation.simple;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.execution.Execution;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** Runs by the revisions that they are made of (reference: agenta-evaluations, sections 6 and 10). Not found is null. */
@ApplicationScoped
class SimpleEvaluations {

    /** What a client decides; everything else follows. */
    private static final Set<RunFlag> CHOSEN = EnumSet.of(RunFlag.IS_LIVE, RunFlag.IS_CACHED, RunFlag.IS_SPLIT);
    /** What stays when the steps change. */
    private static final Set<RunFlag> LASTING = EnumSet.range(RunFlag.IS_LIVE, RunFlag.IS_SPLIT);
    private static final Set<String> UNREAD = Set.of(RunFlag.HAS_TRACES.wire(), RunFlag.HAS_TESTCASES.wire());

    private final EvaluationStore store;
    private final RunPlanner planner;
    private final Runs runs;
    private final Execution execution;

    SimpleEvaluations(EvaluationStore store, RunPlanner planner, Runs runs, Execution execution) {
        this.execution = execution;
        this.store = store;
        this.planner = planner;
        this.runs = runs;
    }

    /** Makes and starts one; null, and nothing made, when it has no data or one of its revisions is not there. */
    Uni<Run> create(Actor actor, Fields evaluation) {
        if (!evaluation.has("data")) {
            return Uni.createFrom().nullItem();
        }
        Fields data = Fields.of(evaluation.object(), "data");
        RunFlags flags = RunFlags.of(evaluation.json("flags")).only(CHOSEN);
        RunPlan plan = new RunPlan();
        return planner.plan(actor.projectId(), plan, Steps.read(data), flags.is(RunFlag.IS_LIVE)).chain(complete -> {
            if (!complete) {
                return Uni.createFrom().nullItem();
            }
            RunData planned = plan.data(data.integer("repeats"), RunData.concurrency(data.json("concurrency")));
            Run run = Run.create(actor, evaluation.header(), flags.derived(planned), data.status("status"), planned);
            Run started = started(run);
            return store.write(actor.projectId(), tables -> isExecuted(run) ? accept(tables, actor, run)
                    : Runs.create(tables, actor, started == run ? run : started.updated(actor))).invoke(execution::wake);
        });
    }

    Uni<Run> fetch(UUID projectId, UUID id) {
        return runs.fetch(projectId, id);
    }

    /** By flags and tags alone. */
    Uni<List<Run>> query(UUID projectId, Fields filter, Windowing window) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        ObjectNode flags = filter.given("flags");
        flags.remove(UNREAD);
        read.set("flags", flags);
        read.set("tags", filter.json("tags"));
        return runs.query(projectId, new Fields(read), window);
    }

    /** The run as it was when it is going to be executed, so that a client sees it begin. */
    Uni<Run> start(Actor actor, UUID id) {
        return runs.edit(actor, id, SimpleEvaluations::started, (tables, change) -> isExecuted(change.before())
                ? tables.jobs().add(actor, change.after(), Work.SOURCE)
                : Uni.createFrom().voidItem()).invoke(execution::wake)
                .map(change -> change == null ? null : isExecuted(change.before()) ? change.before() : change.after());
    }

    /** Makes a run that is to be executed; as it is before that begins. */
    static Uni<Run> accept(Tables tables, Actor actor, Run run) {
        return Runs.create(tables, actor, run).call(made -> {
            Run begun = made.underWay().updated(actor);
            return tables.runs().update(begun.id(), begun).chain(() -> tables.jobs().add(actor, begun, Work.SOURCE));
        });
    }

    Uni<Run> stop(Actor actor, UUID id) {
        return runs.edit(actor, id, run -> run.with(RunFlag.IS_ACTIVE, false));
    }

    Uni<Run> close(Actor actor, UUID id, boolean closed) {
        return runs.close(actor, List.of(id), closed, null).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /**
     * Replaces the steps, and what of the header is given. The steps stay when one of the revisions is not there. One that is
     * active is started anew.
     */
    Uni<Run> edit(Actor actor, UUID id, Fields edit) {
        if (!id.equals(edit.uuid("id")) || !edit.has("data")) {
            return Uni.createFrom().nullItem();
        }
        Steps steps = Steps.read(Fields.of(edit.object(), "data"));
        RunPlan plan = new RunPlan();
        return runs.fetch(actor.projectId(), id).onItem().ifNotNull().transformToUni(before -> planner
                .plan(actor.projectId(), plan, steps, before.is(RunFlag.IS_LIVE))
                .chain(complete -> runs.edit(actor, id, run -> edited(run, edit.header(), complete ? plan : null),
                        (tables, change) -> isBegun(change) ? tables.jobs().add(actor, change.after(), Work.SOURCE)
                                : Uni.createFrom().voidItem())))
                .invoke(execution::wake).map(change -> change == null ? null : change.after());
    }

    Uni<List<UUID>> delete(UUID projectId, UUID id) {
        return runs.delete(projectId, List.of(id));
    }

    /** @param plan null to keep the steps */
    private static Run edited(Run run, Header header, RunPlan plan) {
        RunData data = run.dataOrNone();
        Run edited = run.with(header.orElse(run.header()));
        if (plan != null) {
            edited = edited.with(run.flags().only(LASTING)).with(plan.data(data.repeats(), data.concurrency()));
        }
        return run.is(RunFlag.IS_ACTIVE) ? started(edited) : edited;
    }

    private static boolean isBegun(Runs.Change change) {
        return change.before().is(RunFlag.IS_ACTIVE) && change.before().status() != Status.RUNNING
                && change.after().status() == Status.RUNNING && !change.after().is(RunFlag.IS_LIVE);
    }

    /** Whether to start it is to have the server execute it; one that is said to be running is executed by a client. */
    private static boolean isExecuted(Run run) {
        return !run.is(RunFlag.IS_LIVE) && run.status() != Status.RUNNING && Topology.BATCHES.contains(Topology.of(run));
    }

    private static Run started(Run run) {
        if (run.is(RunFlag.IS_LIVE)) {
            return Topology.of(run) == Topology.LIVE ? run.underWay() : run;
        }
        if (run.status() == Status.RUNNING) {
            return run.with(RunFlag.IS_ACTIVE, true);
        }
        if (isExecuted(run)) {
            return run.underWay();
        }
        return run.with(RunFlag.IS_ACTIVE, false).with(RunFlag.IS_CLOSED, true).with(Status.FAILURE);
    }
}
