package io.agentaquarkus.preset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;

/**
 * What an evaluation of one row comes to.
 *
 * @param passed null when there is a figure, but nobody said which is good enough
 * @param metric the name of the figure
 */
public record Verdict(Boolean passed, String metric, JsonNode value, String reason) {

    static final String PASSED = "passed";

    static Verdict of(boolean passed, String reason) {
        return new Verdict(passed, PASSED, BooleanNode.valueOf(passed), reason);
    }

    /** @param threshold null when there is none; what reaches it passes */
    static Verdict scored(String metric, double score, Double threshold, String reason) {
        return new Verdict(threshold == null ? null : score >= threshold, metric, DoubleNode.valueOf(score), reason);
    }

    /** The figure as a number; of a yes or no 1 or 0. */
    public double score() {
        return value.isBoolean() ? value.booleanValue() ? 1 : 0 : value.doubleValue();
    }
}
