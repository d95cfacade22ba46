package io.agentaquarkus.preset;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The configuration of an evaluation: a JSON object. */
public record Settings(JsonNode json) {

    public JsonNode required(String name) {
        if (!json.hasNonNull(name)) {
            throw new PresetFailure("config." + name + " is required.");
        }
        return json.get(name);
    }

    public String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw new PresetFailure("config." + name + " must be a text.");
        }
        return value.textValue();
    }

    public int whole(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new PresetFailure("config." + name + " must be a whole number.");
        }
        return value.intValue();
    }

    /** Null when it is not set. */
    public Double threshold() {
        JsonNode value = json.path("failure_threshold");
        if (!value.isNumber() && !value.isMissingNode() && !value.isNull()) {
            throw new PresetFailure("config.failure_threshold must be a number.");
        }
        return value.isNumber() ? value.doubleValue() : null;
    }

    /** Off unless it is switched on. */
    public boolean caseSensitive() {
        return json.path("case_sensitive").booleanValue();
    }

    /** A list of texts, or one text with commas; without the blanks around each. */
    public List<String> keywords() {
        JsonNode value = required("keywords");
        List<String> keywords = new ArrayList<>();
        if (value.isTextual()) {
            for (String keyword : value.textValue().split(",", -1)) {
                keywords.add(keyword.strip());
            }
            return keywords;
        }
        for (JsonNode keyword : value) {
            if (!keyword.isTextual()) {
                throw new PresetFailure("config.keywords must be a list of texts.");
            }
            keywords.add(keyword.textValue().strip());
        }
        if (!value.isArray()) {
            throw new PresetFailure("config.keywords must be a list of texts.");
        }
        return keywords;
    }
}
