package io.agentaquarkus.grader;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.background.Background;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.preset.Settings;
import io.agentaquarkus.preset.Verdict;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Grading of rows, a few at a time. A row that cannot be graded is a result too. */
@Singleton
public class GraderRun {

    private static final int AT_A_TIME = 8;

    private final Background background;

    GraderRun(Background background) {
        this.background = background;
    }

    /** The results in the order of the rows. */
    public Uni<List<Result>> of(UUID projectId, Grader grader, Settings settings, List<ObjectNode> rows) {
        return Multi.createFrom().range(0, rows.size()).onItem()
                .transformToUni(i -> result(projectId, grader, new Arguments(rows.get(i), settings), i + 1)).merge(AT_A_TIME)
                .collect().asList()
                .map(results -> results.stream().sorted(Comparator.comparingInt(Result::row)).toList());
    }

    private Uni<Result> result(UUID projectId, Grader grader, Arguments row, int number) {
        long start = System.nanoTime();
        return background.apart(() -> Uni.createFrom().item(row).emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(given -> grader.function().grade(projectId, given)))
                .map(verdict -> result(number, verdict, null, start))
                .onFailure(failure -> failure instanceof PresetFailure || failure instanceof ModelFailure)
                .recoverWithItem(failure -> result(number, null, failure.getMessage(), start));
    }

    private static Result result(int number, Verdict verdict, String failure, long start) {
        return new Result(number, verdict, failure, (System.nanoTime() - start) / 1_000_000);
    }
}
