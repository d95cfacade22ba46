package io.agentaquarkus.evaluation.execution;

import java.util.ArrayList;
import java.util.List;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.problem.Problem;

/** Which cells a scenario of a run has besides its inputs (reference: agenta-evaluations, section 7.3). */
record CellPlan(Run run) {

    /** More would only fill the memory. */
    private static final int REPEATS_MAX = 1_000;

    /** Fails with 422 when the run has more repeats than can be executed. */
    CellPlan {
        if (run.dataOrNone().repeats() > REPEATS_MAX) {
            throw new Problem(422, "'repeats' of a run that is executed must be at most " + REPEATS_MAX + ".");
        }
    }

    record Cell(Step step, int repeatIdx) {
    }

    /** Those that the server fills, applications before evaluators. */
    List<Cell> executed() {
        List<Cell> cells = new ArrayList<>();
        boolean allRepeats = annotations().isEmpty() || isSplit();
        for (Step step : applications()) {
            for (int repeat = 0; repeat < (allRepeats ? repeats() : 1); repeat++) {
                cells.add(new Cell(step, repeat));
            }
        }
        annotations().stream().filter(step -> step.isAnnotationBy(Origin.AUTO)).forEach(step -> add(cells, step));
        return cells;
    }

    /** Those that people and clients fill. */
    List<Cell> awaited() {
        List<Cell> cells = new ArrayList<>();
        annotations().stream().filter(step -> !step.isAnnotationBy(Origin.AUTO)).forEach(step -> add(cells, step));
        return cells;
    }

    /** Of a new scenario. */
    Status begin() {
        return executed().isEmpty() ? Status.PENDING : Status.RUNNING;
    }

    /** The application that an evaluator looks at: the one that its inputs name, else the first; null when there is none. */
    Step application(Step evaluator) {
        List<Step> applications = applications();
        return applications.stream()
                .filter(step -> evaluator.inputs() != null && evaluator.inputs().contains(new Step.Input(step.key())))
                .findFirst().orElse(applications.isEmpty() ? null : applications.get(0));
    }

    /** The repeat of the application that goes with one of an evaluator. */
    int applicationRepeat(int repeatIdx) {
        return isSplit() ? repeatIdx : 0;
    }

    int repeats() {
        return run.dataOrNone().repeats();
    }

    private boolean isSplit() {
        return run.is(RunFlag.IS_SPLIT) && !applications().isEmpty() && !annotations().isEmpty() && !run.is(RunFlag.IS_LIVE)
                && !run.is(RunFlag.HAS_TRACES) && !run.is(RunFlag.HAS_TESTCASES);
    }

    private void add(List<Cell> cells, Step step) {
        for (int repeat = 0; repeat < repeats(); repeat++) {
            cells.add(new Cell(step, repeat));
        }
    }

    private List<Step> applications() {
        return run.dataOrNone().steps(Step.Type.INVOCATION);
    }

    private List<Step> annotations() {
        return run.dataOrNone().steps(Step.Type.ANNOTATION);
    }
}
