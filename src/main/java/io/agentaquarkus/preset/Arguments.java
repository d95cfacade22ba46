package io.agentaquarkus.preset;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an evaluation is given of a row (reference: athina-api, section 8.1). */
public record Arguments(ObjectNode row, Settings settings) {

    /** Where an argument is looked for when the row has none of its name. */
    private static final Map<String, List<String>> ALIASES = Map.of("text", List.of("response"), "expected_text",
            List.of("expected_response"), "actual_json", List.of("response"), "expected_json", List.of("expected_response"),
            "context", List.of("contexts"), "document", List.of("context"));

    public JsonNode required(String name) {
        JsonNode value = optional(name);
        if (value == null) {
            throw new PresetFailure("The row has no '" + name + "'.");
        }
        return value;
    }

    public String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw new PresetFailure("'" + name + "' must be a text.");
        }
        return value.textValue();
    }

    /** A text, or a list of texts as lines. */
    public String lines(String name) {
        JsonNode value = required(name);
        return value.isArray() ? lines(value) : text(name);
    }

    public static String lines(JsonNode list) {
        return list.valueStream().map(line -> line.isTextual() ? line.textValue() : line.toString())
                .collect(Collectors.joining("\n"));
    }

    /** Null when the row has none. */
    public JsonNode optional(String name) {
        if (row.hasNonNull(name)) {
            return row.get(name);
        }
        JsonNode config = settings.json();
        if (config.path("destination_field").asText().equals(name) && row.hasNonNull(config.path("source_column").asText())) {
            return row.get(config.get("source_column").asText());
        }
        return ALIASES.getOrDefault(name, List.of()).stream().filter(row::hasNonNull).findFirst().map(row::get).orElse(null);
    }
}
