package io.agentaquarkus.evaluation.simple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Step;

/** What the server can do with a run, by the kinds of its steps (reference: agenta-evaluations, section 7.1). */
enum Topology {
    /** Traces of a query, again and again. */
    LIVE,
    /** Items that are added one by one. */
    QUEUE,
    /** The traces of a query, once. */
    QUERY,
    /** The testcases of a testset, once. */
    TESTSET,
    /** Nothing. */
    NONE;

    static final Set<Topology> BATCHES = Set.of(QUERY, TESTSET);

    static Topology of(Run run) {
        RunFlags flags = run.flags().derived(run.data());
        int applications = run.dataOrNone().steps(Step.Type.INVOCATION).size();
        boolean evaluators = flags.is(RunFlag.HAS_EVALUATORS) && !run.dataOrNone().steps(Step.Type.ANNOTATION).isEmpty();
        boolean queries = flags.is(RunFlag.HAS_QUERIES);
        boolean testsets = flags.is(RunFlag.HAS_TESTSETS);
        boolean live = flags.is(RunFlag.IS_LIVE);
        if (queries && testsets || live && testsets || applications > 1 && !isSaidWhichIsEvaluated(run)) {
            return NONE;
        }
        if (live && queries && evaluators && applications == 0) {
            return LIVE;
        }
        if (evaluators && applications == 0 && (flags.is(RunFlag.HAS_TESTCASES) || flags.is(RunFlag.HAS_TRACES))) {
            return QUEUE;
        }
        if (queries) {
            return applications == 0 && evaluators ? QUERY : NONE;
        }
        return testsets && (applications > 0 || evaluators) ? TESTSET : NONE;
    }

    /** Whether each evaluator names the application that it looks at. */
    private static boolean isSaidWhichIsEvaluated(Run run) {
        Set<Step.Input> applications = run.dataOrNone().steps(Step.Type.INVOCATION).stream().map(Step::key).map(Step.Input::new)
                .collect(Collectors.toSet());
        List<Step> evaluators = run.dataOrNone().steps(Step.Type.ANNOTATION);
        return !evaluators.isEmpty() && evaluators.stream()
                .allMatch(step -> step.inputs() != null && step.inputs().stream().anyMatch(applications::contains));
    }
}
