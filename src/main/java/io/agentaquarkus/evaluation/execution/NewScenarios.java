package io.agentaquarkus.evaluation.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.store.Tables;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Makes scenarios of items, with the cells that are known before anything is executed. */
public final class NewScenarios {

    /** As many are in memory at a time. */
    private static final int BATCH = 500;
    private static final long CELLS_MAX = 1_000_000;

    private final Actor actor;
    private final Run run;
    private final Instant timestamp;
    private final Integer interval;
    private final CellPlan plan;

    /**
     * Fails with 422 when the run has more repeats than can be executed.
     *
     * @param timestamp of what is evaluated live; otherwise null
     * @param interval as the timestamp
     */
    public NewScenarios(Actor actor, Run run, Instant timestamp, Integer interval) {
        this.actor = actor;
        this.run = run;
        this.timestamp = timestamp;
        this.interval = interval;
        this.plan = new CellPlan(run);
    }

    /** What a scenario is about: a trace or a testcase. The other one is null. */
    public record Item(Step input, UUID traceId, UUID testcaseId) {

        public static Item ofTrace(Step input, UUID id) {
            return new Item(input, id, null);
        }

        public static Item ofTestcase(Step input, UUID id) {
            return new Item(input, null, id);
        }
    }

    /** The ids of the scenarios in the order of the items, of which none is left out. Fails with 422 when they are too many. */
    public Uni<List<UUID>> insert(Tables tables, List<Item> items) {
        if ((long) items.size() * (plan.repeats() + plan.awaited().size()) > CELLS_MAX) {
            throw new Problem(422, "A run can have " + CELLS_MAX + " cells at most that are there from the start.");
        }
        return Multi.createFrom().iterable(items).group().intoLists().of(BATCH).onItem()
                .transformToUniAndConcatenate(batch -> insertBatch(tables, batch)).collect()
                .in(ArrayList<UUID>::new, List::addAll).map(ids -> ids);
    }

    private Uni<List<UUID>> insertBatch(Tables tables, List<Item> items) {
        List<Scenario> scenarios = new ArrayList<>();
        List<Result> cells = new ArrayList<>();
        for (Item item : items) {
            Scenario scenario = Scenario.create(actor, run.id(), Header.NONE, plan.begin(), interval, timestamp);
            scenarios.add(scenario);
            addCells(cells, scenario, item);
        }
        return tables.scenarios().insert(scenarios).chain(() -> tables.setResults(cells)).invoke(tables::forget)
                .replaceWith(() -> scenarios.stream().map(Scenario::id).toList());
    }

    private void addCells(List<Result> cells, Scenario scenario, Item item) {
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            cells.add(cell(scenario, item.input().key(), repeat, item.traceId(), item.testcaseId(), Status.SUCCESS));
        }
        for (CellPlan.Cell awaited : plan.awaited()) {
            cells.add(cell(scenario, awaited.step().key(), awaited.repeatIdx(), null, item.testcaseId(), Status.PENDING));
        }
    }

    private Result cell(Scenario scenario, String stepKey, int repeat, UUID traceId, UUID testcaseId, Status status) {
        return new Result(Ids.next(), Header.NONE, actor.updated(actor.created()), null, traceId, testcaseId, null, status,
                interval, timestamp, repeat, stepKey, scenario.id(), run.id());
    }
}
