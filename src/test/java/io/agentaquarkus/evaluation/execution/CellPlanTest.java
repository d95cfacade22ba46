package io.agentaquarkus.evaluation.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Reference;

class CellPlanTest {

    private static final Step TESTSET = new Step("testset", Step.Type.INPUT, Origin.CUSTOM,
            Map.of("testset_revision", Reference.NONE), null, null);
    private static final Step APPLICATION = step("app", Step.Type.INVOCATION, Origin.CUSTOM);
    private static final Step OTHER = step("other", Step.Type.INVOCATION, Origin.CUSTOM);
    private static final Step AUTO = step("auto", Step.Type.ANNOTATION, Origin.AUTO);
    private static final Step HUMAN = step("human", Step.Type.ANNOTATION, Origin.HUMAN);
    private static final Step CUSTOM = step("custom", Step.Type.ANNOTATION, Origin.CUSTOM);

    @Test
    void anApplicationAloneIsInvokedForEachRepeat() {
        assertEquals(List.of("app 0", "app 1"), executed(plan(false, TESTSET, APPLICATION)));
    }

    @Test
    void oneInvocationIsEvaluatedForEachRepeat() {
        CellPlan plan = plan(false, TESTSET, APPLICATION, AUTO);
        assertEquals(List.of("app 0", "auto 0", "auto 1"), executed(plan));
        assertEquals(0, plan.applicationRepeat(1));
    }

    @Test
    void eachRepeatHasItsInvocationWhenItIsSplit() {
        CellPlan plan = plan(true, TESTSET, APPLICATION, AUTO);
        assertEquals(List.of("app 0", "app 1", "auto 0", "auto 1"), executed(plan));
        assertEquals(1, plan.applicationRepeat(1));
    }

    @Test
    void withoutAnApplicationThereIsNothingToSplit() {
        assertEquals(List.of("auto 0", "auto 1"), executed(plan(true, TESTSET, AUTO)));
        assertNull(plan(true, TESTSET, AUTO).application(AUTO));
    }

    @Test
    void whatPeopleAndClientsDoIsAwaited() {
        CellPlan plan = plan(false, TESTSET, HUMAN, CUSTOM);
        assertEquals(List.of(), executed(plan));
        assertEquals(List.of("human 0", "human 1", "custom 0", "custom 1"), texts(plan.awaited()));
        assertEquals(Status.PENDING, plan.begin());
        assertEquals(Status.RUNNING, plan(false, TESTSET, APPLICATION, HUMAN).begin());
    }

    @Test
    void anEvaluatorLooksAtTheApplicationThatItNames() {
        Step named = new Step("named", Step.Type.ANNOTATION, Origin.AUTO, Map.of(),
                List.of(Step.Input.ALL_INPUTS, new Step.Input("other")), null);
        CellPlan plan = plan(false, TESTSET, APPLICATION, OTHER, AUTO, named);
        assertEquals(OTHER, plan.application(named));
        assertEquals(APPLICATION, plan.application(AUTO));
    }

    private static Step step(String key, Step.Type type, Origin origin) {
        return new Step(key, type, origin, Map.of(), null, null);
    }

    private static CellPlan plan(boolean split, Step... steps) {
        RunData data = new RunData(List.of(steps), 2, null, null);
        Actor actor = new Actor(UUID.randomUUID(), UUID.randomUUID(), Instant.now());
        return new CellPlan(
                Run.create(actor, Header.NONE, RunFlags.NONE.with(RunFlag.IS_SPLIT, split).derived(data), null, data));
    }

    private static List<String> executed(CellPlan plan) {
        return texts(plan.executed());
    }

    private static List<String> texts(List<CellPlan.Cell> cells) {
        return Stream.of(cells).flatMap(List::stream).map(cell -> cell.step().key() + " " + cell.repeatIdx()).toList();
    }
}
