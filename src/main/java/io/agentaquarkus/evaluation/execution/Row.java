package io.agentaquarkus.evaluation.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.revision.Actor;

/**
 * A scenario while it is executed.
 *
 * @param source null when nothing says what it is about, so that nothing can be executed
 * @param cells as far as they are there
 */
record Row(Task task, Run run, Scenario scenario, Source source, List<Result> cells) {

    UUID projectId() {
        return task.job().projectId();
    }

    Actor actor() {
        return task.job().actor();
    }

    /** Null when it is not there. */
    Result cell(String stepKey, int repeatIdx) {
        return cells.stream().filter(cell -> cell.stepKey().equals(stepKey) && cell.repeatIdx() == repeatIdx).findFirst()
                .orElse(null);
    }

    Row with(Source found) {
        return new Row(task, run, scenario, found, cells);
    }

    /** With a cell in its place. */
    Row with(Result stored) {
        List<Result> others = new ArrayList<>(cells);
        others.removeIf(cell -> cell.place().equals(stored.place()));
        others.add(stored);
        return new Row(task, run, scenario, source, others);
    }
}
