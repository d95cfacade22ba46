package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/** The score of several matchers together. */
record MatchScores(double score, boolean success) {

    record Score(double score, boolean success) {

        static Score of(boolean success) {
            return new Score(success ? 1 : 0, success);
        }
    }

    /** @param result of a matcher, in which one of its own children may have taken the place of the score */
    record Child(ObjectNode result, double weight) {

        double score() {
            JsonNode score = result.get("score");
            if (!score.isNumber()) {
                throw HandlerFailure.untyped("unsupported operand type(s) for *: '" + PythonText.type(score) + "' and 'float'");
            }
            return score.doubleValue();
        }

        boolean success() {
            return PythonValue.isTruthy(result.get("success"));
        }
    }

    /** @param node says how: {@code score} (min, max, else weighted) and {@code success} (any, threshold, else all) */
    static MatchScores of(ObjectNode node, List<Child> children) {
        double score = score(Match.text(node, "score", "weighted"), children);
        boolean success = switch (Match.text(node, "success", "threshold")) {
            case "any" -> children.stream().anyMatch(Child::success);
            case "threshold" -> score >= threshold(node);
            default -> children.stream().allMatch(Child::success);
        };
        return new MatchScores(score, success);
    }

    static double threshold(ObjectNode node) {
        return node.has("threshold") ? Conversions.number(node.get("threshold")) : 1;
    }

    private static double score(String how, List<Child> children) {
        if (how.equals("min")) {
            return children.stream().mapToDouble(Child::score).min().orElse(0);
        }
        if (how.equals("max")) {
            return children.stream().mapToDouble(Child::score).max().orElse(0);
        }
        double sum = 0;
        double weights = 0;
        for (Child child : children) {
            sum += child.score() * child.weight();
            weights += child.weight();
        }
        return sum / (weights > 0 ? weights : 1);
    }
}
