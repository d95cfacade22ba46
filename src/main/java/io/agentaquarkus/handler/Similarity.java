package io.agentaquarkus.handler;

import java.util.function.ToDoubleBiFunction;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.similarity.EditDistance;
import io.agentaquarkus.similarity.SequenceRatio;
import io.agentaquarkus.similarity.TooLong;

/** How similar outputs and the right answer are as texts. */
final class Similarity {

    private Similarity() {
    }

    /** {@code auto_levenshtein_distance}. */
    static JsonNode levenshtein(Invocation invocation) {
        return scored(invocation, "threshold", Similarity::levenshtein);
    }

    /** {@code auto_similarity_match}. */
    static JsonNode sequence(Invocation invocation) {
        return scored(invocation, "similarity_threshold", Similarity::sequence);
    }

    static double levenshtein(String left, String right) {
        return bounded("workflows:levenshtein-distance-error", EditDistance::similarity, left, right);
    }

    static double sequence(String left, String right) {
        return bounded("workflows:syntactic-similarity-error", SequenceRatio::of, left, right);
    }

    private static double bounded(String type, ToDoubleBiFunction<String, String> similarity, String left, String right) {
        try {
            return similarity.applyAsDouble(left, right);
        } catch (TooLong tooLong) {
            throw HandlerFailure.of(400, type, tooLong.getMessage());
        }
    }

    private static JsonNode scored(Invocation invocation, String otherThreshold,
            ToDoubleBiFunction<String, String> similarity) {
        String reference = invocation.referenceText();
        String outputs = invocation.outputsText();
        boolean caseSensitive = invocation.isOn("case_sensitive");
        double threshold = invocation.threshold(otherThreshold);
        return Invocation.score(similarity.applyAsDouble(TextMatch.folded(outputs, caseSensitive),
                TextMatch.folded(reference, caseSensitive)), threshold);
    }
}
