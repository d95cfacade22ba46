package io.agentaquarkus.grader;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.Settings;
import io.agentaquarkus.preset.Verdict;
import io.agentaquarkus.preset.Verdict.Figure;

/** What models answer, as verdicts (reference: athina-api, section 12). */
final class Answers {

    private static final String EXPLANATION = "explanation";

    private Answers() {
    }

    /** {@code {result, explanation}}: only what says that it fails has failed. */
    static Verdict passOrFail(JsonNode answer) {
        boolean passed = !required(answer, "result").asText().equalsIgnoreCase("fail");
        return new Verdict(passed, List.of(Figure.of("passed", passed ? 1 : 0)), required(answer, EXPLANATION).asText());
    }

    /** {@code {score, explanation}}. */
    static Verdict score(JsonNode answer) {
        JsonNode score = required(answer, "score");
        if (!score.isNumber()) {
            throw new PresetFailure("The model's score is no number, but " + score + ".");
        }
        return new Verdict(null, List.of(new Figure("score", score)), required(answer, EXPLANATION).asText());
    }

    /** {@code {label, explanation}}. */
    static Verdict label(JsonNode answer) {
        JsonNode label = required(answer, "label");
        if (!label.isTextual()) {
            throw new PresetFailure("The model's label is no text, but " + label + ".");
        }
        return new Verdict(null, List.of(new Figure("label", label)), required(answer, EXPLANATION).asText());
    }

    /** The share of a list that is good, to four digits; the reason names the texts of the others. */
    static Verdict share(JsonNode answer, String list, String text, Predicate<JsonNode> good, String metric,
            Settings settings) {
        JsonNode items = list(answer, list);
        List<JsonNode> bad = items.valueStream().filter(good.negate()).toList();
        double share = Math.round((items.size() - bad.size()) * 10_000.0 / items.size()) / 10_000.0;
        return Verdict.scored(metric, share, settings.threshold(), bad.isEmpty() ? "All of it is good."
                : "Not so: " + bad.stream().map(item -> item.path(text).asText()).collect(Collectors.joining("; ")));
    }

    /** Fails when it is none, or has nothing in it. */
    static JsonNode list(JsonNode answer, String name) {
        JsonNode items = required(answer, name);
        if (!items.isArray() || items.isEmpty()) {
            throw new PresetFailure("The model has found nothing to judge.");
        }
        return items;
    }

    static JsonNode required(JsonNode answer, String name) {
        if (!answer.hasNonNull(name)) {
            throw new PresetFailure("The model's answer has no '" + name + "'.");
        }
        return answer.get(name);
    }
}
