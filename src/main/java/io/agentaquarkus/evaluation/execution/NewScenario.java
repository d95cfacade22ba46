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
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.smallrye.mutiny.Uni;

/** A scenario that is to be made of an item, with the cells that are known before anything is executed. */
public record NewScenario(Scenario scenario, List<Result> cells) {

    /** What a scenario is about: a trace or a testcase. The other one is null. */
    public record Item(Step input, UUID traceId, UUID testcaseId) {

        public static Item ofTrace(Step input, UUID id) {
            return new Item(input, id, null);
        }

        public static Item ofTestcase(Step input, UUID id) {
            return new Item(input, null, id);
        }
    }

    /**
     * @param timestamp of what is evaluated live; otherwise null
     * @param interval as the timestamp
     */
    public static NewScenario of(Actor actor, Run run, Item item, Instant timestamp, Integer interval) {
        CellPlan plan = new CellPlan(run);
        Scenario scenario = Scenario.create(actor, run.id(), Header.NONE, plan.begin(), interval, timestamp);
        List<Result> cells = new ArrayList<>();
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            cells.add(cell(actor, scenario, item.input().key(), repeat, item.traceId(), item.testcaseId(), Status.SUCCESS));
        }
        for (CellPlan.Cell awaited : plan.awaited()) {
            cells.add(cell(actor, scenario, awaited.step().key(), awaited.repeatIdx(), null, item.testcaseId(),
                    Status.PENDING));
        }
        return new NewScenario(scenario, cells);
    }

    /** Stores them; those that come later are younger. */
    public static Uni<Void> insert(Tables tables, List<NewScenario> scenarios) {
        return tables.scenarios().insert(scenarios.stream().map(NewScenario::scenario).toList())
                .chain(() -> tables.setResults(scenarios.stream().flatMap(each -> each.cells().stream()).toList()))
                .replaceWithVoid();
    }

    private static Result cell(Actor actor, Scenario scenario, String stepKey, int repeat, UUID traceId, UUID testcaseId,
            Status status) {
        return new Result(Ids.next(), Header.NONE, actor.updated(actor.created()), null, traceId, testcaseId, null, status,
                scenario.interval(), scenario.timestamp(), repeat, stepKey, scenario.id(), scenario.runId());
    }
}
