package io.agentaquarkus.grader;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.agentaquarkus.handler.code.CodeFailure;
import io.agentaquarkus.handler.code.CodeRunner;
import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.Verdict;
import io.smallrye.mutiny.Uni;

/** {@code CustomCodeEval}: a user's {@code main}, which is given the columns of the row by their names. */
@Singleton
class CustomCode {

    /** The runner calls a function of this name. */
    private static final String CALL = "\n\ndef evaluate(row):\n    return main(**row)\n";

    private final CodeRunner runner;

    CustomCode(CodeRunner runner) {
        this.runner = runner;
    }

    Grader grader() {
        return new Grader("CustomCodeEval", List.of("code"), this::grade);
    }

    private Uni<Verdict> grade(UUID projectId, Arguments row) {
        try {
            return Uni.createFrom().item(Verdict.answered(
                    runner.evaluate(row.settings().text("code") + CALL, List.of(row.row()), false), "The code has decided."));
        } catch (CodeFailure failure) {
            if (failure.isUnavailable()) {
                throw new PresetFailure(failure.getMessage());
            }
            return Uni.createFrom().item(Verdict.of(false, failure.getMessage()));
        }
    }
}
