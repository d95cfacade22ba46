package io.agentaquarkus.preset;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An evaluation of rows, one after the other. A row that cannot be evaluated is a result too. */
public final class PresetRun {

    private PresetRun() {
    }

    /**
     * @param row counts from 1
     * @param verdict null when there is none
     * @param failure why there is none
     * @param runtimeMs how long it took
     */
    public record Result(int row, Verdict verdict, String failure, long runtimeMs) {
    }

    public static List<Result> of(Preset preset, Settings settings, List<ObjectNode> rows) {
        List<Result> results = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            results.add(result(preset, settings, i + 1, rows.get(i)));
        }
        return results;
    }

    private static Result result(Preset preset, Settings settings, int number, ObjectNode row) {
        long start = System.nanoTime();
        Verdict verdict = null;
        String failure = null;
        try {
            verdict = preset.judge(new Arguments(row, settings), settings);
        } catch (PresetFailure expected) {
            failure = expected.getMessage();
        }
        return new Result(number, verdict, failure, (System.nanoTime() - start) / 1_000_000);
    }
}
