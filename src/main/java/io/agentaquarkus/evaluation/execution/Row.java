package io.agentaquarkus.evaluation.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;

/**
 * A scenario while it is executed.
 *
 * @param cells as far as they are there
 */
public record Row(Task task, Run run, Scenario scenario, List<Result> cells) {

    public UUID projectId() {
        return task.job().projectId();
    }

    /** Null when it is not there. */
    public Result cell(String stepKey, int repeatIdx) {
        return cells.stream().filter(cell -> cell.stepKey().equals(stepKey) && cell.repeatIdx() == repeatIdx).findFirst()
                .orElse(null);
    }

    /** What the scenario is about, if that is a testcase; otherwise null. */
    public UUID testcaseId() {
        return run.dataOrNone().steps(Step.Type.INPUT).stream().flatMap(input -> cells.stream()
                .filter(cell -> cell.stepKey().equals(input.key()) && cell.testcaseId() != null)).map(Result::testcaseId)
                .findFirst().orElse(null);
    }

    /**
     * A new cell, which is not stored yet.
     *
     * @param hash what was invoked with what, in short; null when nothing was invoked
     * @param traceId null when nothing was recorded
     * @param error an object; null when nothing went wrong
     * @param meta an object, what its owner says of it; may be null
     */
    public Result made(String stepKey, int repeatIdx, UUID hash, UUID traceId, JsonNode error, JsonNode meta) {
        return made(stepKey, repeatIdx, hash, traceId, error, meta, error == null ? Status.SUCCESS : Status.FAILURE);
    }

    /** A new cell that somebody is to fill. */
    Result awaited(String stepKey, int repeatIdx) {
        return made(stepKey, repeatIdx, null, null, null, null, Status.PENDING);
    }

    private Result made(String stepKey, int repeatIdx, UUID hash, UUID traceId, JsonNode error, JsonNode meta, Status status) {
        Actor actor = task.job().actor();
        return new Result(Ids.next(), new Header(null, null, null, null, meta), actor.updated(actor.created()), hash, traceId,
                testcaseId(), error, status, scenario.interval(), scenario.timestamp(), repeatIdx, stepKey, scenario.id(),
                run.id());
    }

    /** With a cell in its place. */
    Row with(Result stored) {
        List<Result> others = new ArrayList<>(cells);
        others.removeIf(cell -> cell.place().equals(stored.place()));
        others.add(stored);
        return new Row(task, run, scenario, others);
    }
}
