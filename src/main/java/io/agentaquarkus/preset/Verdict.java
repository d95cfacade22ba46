package io.agentaquarkus.preset;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

/**
 * What an evaluation of one row comes to.
 *
 * @param passed null when there is a figure, but nobody said which is good enough
 * @param figures the first is the one that counts
 */
public record Verdict(Boolean passed, List<Figure> figures, String reason) {

    private static final String PASSED = "passed";

    /** @param value a scalar */
    public record Figure(String metric, JsonNode value) {

        public static Figure of(String metric, double value) {
            return new Figure(metric, DoubleNode.valueOf(value));
        }
    }

    public static Verdict of(boolean passed, String reason) {
        return new Verdict(passed, List.of(new Figure(PASSED, BooleanNode.valueOf(passed))), reason);
    }

    /** @param threshold null when there is none; what reaches it passes */
    public static Verdict scored(String metric, double score, Double threshold, String reason) {
        return new Verdict(threshold == null ? null : score >= threshold, List.of(Figure.of(metric, score)), reason);
    }

    /**
     * What a user's own evaluation answers: a yes or no is a verdict, a number a score, a text a label. Fails with
     * {@link PresetFailure} for anything else.
     */
    public static Verdict answered(JsonNode result, String reason) {
        if (result.isBoolean()) {
            return of(result.booleanValue(), reason);
        }
        if (!result.isNumber() && !result.isTextual()) {
            throw new PresetFailure("The result must be true or false, a number or a text.");
        }
        return new Verdict(null, List.of(new Figure(result.isNumber() ? "score" : "label", result)), reason);
    }

    /** The figure that counts as a number; of a yes or no 1 or 0, of a label null. */
    public Double score() {
        JsonNode value = figures.get(0).value();
        return value.isBoolean() ? (Double) (value.booleanValue() ? 1.0 : 0.0) : value.isNumber() ? value.doubleValue() : null;
    }
}
