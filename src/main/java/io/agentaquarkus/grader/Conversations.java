package io.agentaquarkus.grader;

import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.Verdict;

/** How well a conversation went, message by message (reference: athina-api, section 12). */
final class Conversations {

    private Conversations() {
    }

    static Verdict resolution(Arguments row, JsonNode answer) {
        return mean(row, answer, "conversation_resolution", item -> switch (item.path("resolution").asText()) {
            case "Resolved" -> 1;
            case "Partial" -> 0.5;
            default -> 0;
        });
    }

    static Verdict coherence(Arguments row, JsonNode answer) {
        return mean(row, answer, "conversation_coherence", item -> item.path("result").asText().equals("coherent") ? 1 : 0);
    }

    private static Verdict mean(Arguments row, JsonNode answer, String metric, ToDoubleFunction<JsonNode> good) {
        JsonNode items = Answers.list(answer, "details");
        double score = items.valueStream().mapToDouble(good).sum() / items.size();
        String bad = items.valueStream().filter(item -> good.applyAsDouble(item) < 1)
                .map(item -> item.path("message").asText() + ": " + item.path("explanation").asText())
                .collect(Collectors.joining("; "));
        return Verdict.scored(metric, score, row.settings().threshold(), bad.isEmpty() ? "All messages are good." : bad);
    }
}
