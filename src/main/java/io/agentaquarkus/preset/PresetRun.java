package io.agentaquarkus.preset;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Evaluations of rows: each of all rows, one after the other. A row that cannot be evaluated is a result too. */
public final class PresetRun {

    private PresetRun() {
    }

    /** @param name as it was asked for */
    public record Evaluation(String name, Preset preset, Settings settings) {
    }

    /**
     * @param row counts from 1
     * @param verdict null when there is none
     * @param failure why there is none
     * @param runtimeMs how long it took
     */
    public record Result(Evaluation evaluation, int row, Verdict verdict, String failure, long runtimeMs) {
    }

    public static List<Result> of(List<Evaluation> evaluations, List<ObjectNode> rows) {
        List<Result> results = new ArrayList<>(evaluations.size() * rows.size());
        for (Evaluation evaluation : evaluations) {
            for (int i = 0; i < rows.size(); i++) {
                results.add(result(evaluation, i + 1, rows.get(i)));
            }
        }
        return results;
    }

    private static Result result(Evaluation evaluation, int number, ObjectNode row) {
        long start = System.nanoTime();
        Verdict verdict = null;
        String failure = null;
        try {
            verdict = evaluation.preset().judge(new Arguments(row, evaluation.settings()), evaluation.settings());
        } catch (PresetFailure expected) {
            failure = expected.getMessage();
        }
        return new Result(evaluation, number, verdict, failure, (System.nanoTime() - start) / 1_000_000);
    }
}
