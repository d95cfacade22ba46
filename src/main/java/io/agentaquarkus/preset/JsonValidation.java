package io.agentaquarkus.preset;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.DataPath;
import io.agentaquarkus.json.PythonValue;

/**
 * {@code JsonValidation}: parts of two JSON values are compared, each found by its JSONPath; the first that differs decides
 * (reference: athina-api, section 10). A comparison by a model is none here: it fails.
 */
final class JsonValidation {

    private static final double THRESHOLD = 0.8;

    private JsonValidation() {
    }

    static Verdict judge(Arguments row, Settings settings) {
        JsonNode actual = Presets.parsed(row.required("actual_json"), "actual_json");
        JsonNode expected = Presets.parsed(row.required("expected_json"), "expected_json");
        JsonNode validations = settings.required("validations");
        if (!validations.isArray()) {
            throw new PresetFailure("config.validations must be a list.");
        }
        for (JsonNode validation : validations) {
            String path = validation.path("json_path").asText();
            String mistake = mistake(validation, DataPath.find(actual, path), DataPath.find(expected, path));
            if (mistake != null) {
                return Verdict.of(false, path + ": " + mistake);
            }
        }
        return Verdict.of(true, "All validations hold.");
    }

    /** Null when there is none. Nothing at a path equals nothing. */
    private static String mistake(JsonNode validation, Optional<JsonNode> actual, Optional<JsonNode> expected) {
        String function = validation.path("validating_function").asText();
        switch (function) {
            case "Equals":
                boolean same = actual.isEmpty() ? expected.isEmpty()
                        : expected.isPresent() && PythonValue.equal(actual.get(), expected.get());
                return same ? null : "the values differ.";
            case "Cosine Similarity":
                double score = Similarity.CosineSimilarity.of(text(actual), text(expected));
                double threshold = validation.path("pass_threshold").asDouble(THRESHOLD);
                return score >= threshold ? null : "the similarity is " + score + "; at least " + threshold + " is wanted.";
            default:
                return "there is no validating_function '" + function + "'; there are Equals and Cosine Similarity.";
        }
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(found -> found.isTextual() ? found.textValue() : found.toString()).orElse("");
    }
}
