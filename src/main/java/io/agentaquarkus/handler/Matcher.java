package io.agentaquarkus.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonJson;
import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;

/**
 * A leaf of {@code match}.
 *
 * @param references gives the value that a reference stands for; null stands for none
 */
record Matcher(ObjectNode node, UnaryOperator<JsonNode> references, ModelAccess models) {

    static final String COSINE = "cosine";

    MatchScores.Score match(JsonNode target) {
        String match = Match.text(node, "match", "valid");
        return switch (match) {
            case "valid" -> MatchScores.Score.of(isValid(target));
            case "exact" -> compared(target, String::equals);
            case "starts_with" -> compared(target, String::startsWith);
            case "ends_with" -> compared(target, String::endsWith);
            case "contains" -> MatchScores.Score.of(contains(text(target)));
            case "regex" -> MatchScores.Score.of(RegexTest.isFound(text(reference()), caseSensitive(), text(target)));
            case "similarity" -> scored(similarity(json(target), json(reference())));
            case "diff" -> scored(diff(target));
            default -> throw HandlerFailure.untyped("Unknown match: '" + match + "'. Expected one of: 'valid', 'exact', "
                    + "'starts_with', 'ends_with', 'contains', 'regex', 'similarity', 'diff'.");
        };
    }

    private boolean isValid(JsonNode target) {
        return switch (Match.text(node, "mode", "text")) {
            case "text" -> target.isTextual();
            case "json" -> target.isContainerNode()
                    || target.isTextual() && PythonValue.parse(target.textValue()) != null;
            default -> false;
        };
    }

    private MatchScores.Score compared(JsonNode target, BiPredicate<String, String> matches) {
        return MatchScores.Score.of(matches.test(folded(text(target)), folded(text(reference()))));
    }

    private boolean contains(String text) {
        JsonNode several = node.path("references");
        if (several.isEmpty()) {
            return folded(text).contains(folded(text(reference())));
        }
        List<String> parts = new ArrayList<>();
        several.forEach(one -> parts.add(folded(text(references.apply(one)))));
        return Match.text(node, "contains", "all").equals("any") ? parts.stream().anyMatch(folded(text)::contains)
                : parts.stream().allMatch(folded(text)::contains);
    }

    private double similarity(String target, String reference) {
        String metric = Match.text(node, "similarity", "jaccard");
        return switch (metric) {
            case "jaccard" -> Similarity.sequence(folded(target), folded(reference));
            case "levenshtein" -> Similarity.levenshtein(folded(target), folded(reference));
            // Calls are made on this thread, so there is nothing to wait for but the answer.
            case COSINE -> SemanticSimilarity.cosine(models, SemanticSimilarity.MODEL, folded(target), folded(reference))
                    .await().indefinitely();
            default -> throw HandlerFailure.untyped("Unknown similarity metric: '" + metric
                    + "'. Expected 'jaccard', 'levenshtein', or 'cosine'.");
        };
    }

    private double diff(JsonNode target) {
        String kind = Match.text(node, "diff", "full");
        JsonNode actual = parsed(target);
        JsonNode expected = parsed(reference());
        return actual == null || expected == null ? 0
                : new JsonDiff(kind.equals("strict"), !caseSensitive(), kind.equals("schema")).score(expected, actual);
    }

    private MatchScores.Score scored(double score) {
        return new MatchScores.Score(score, score >= MatchScores.threshold(node));
    }

    private JsonNode reference() {
        return references.apply(node.get("reference"));
    }

    private boolean caseSensitive() {
        return !node.has("case_sensitive") || node.get("case_sensitive").equals(BooleanNode.TRUE);
    }

    private String folded(String text) {
        return TextMatch.folded(text, caseSensitive());
    }

    private static JsonNode parsed(JsonNode value) {
        JsonNode parsed = value.isTextual() ? PythonValue.parse(value.textValue()) : value;
        return parsed != null && parsed.isContainerNode() ? parsed : null;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isContainerNode() ? PythonJson.sortedText(value) : PythonText.printed(value);
    }

    private static String json(JsonNode value) {
        return value.isTextual() ? value.textValue() : PythonJson.sortedText(value);
    }
}
