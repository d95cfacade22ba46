package io.agentaquarkus.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Rules that the published description does not hold: here those on the data of revisions. */
final class DataRules {

    /** With a host; what follows may hold placeholders. */
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?is)https?://[^/?#].*");
    private static final Set<String> DELTA = Set.of("set", "remove", "operations");
    private static final List<String> SCHEMAS = List.of("parameters", "inputs", "outputs");

    private DataRules() {
    }

    /** The check of a named schema with the rules that belong to it. */
    static Check added(String name, Check check) {
        return switch (name) {
            case "WorkflowRevisionData-Input", "ApplicationRevisionData-Input", "EvaluatorRevisionData-Input",
                    "SimpleWorkflowData-Input", "SimpleApplicationData-Input", "SimpleEvaluatorData-Input" ->
                new Also(check, DataRules::url);
            case "JsonSchemas-Input" -> new Also(check, DataRules::schemas);
            case "WorkflowRevisionDelta" -> new Also(check, DataRules::delta);
            default -> QueueRules.added(name, check);
        };
    }

    private static JsonNode url(JsonNode data, Location location, Violations violations) {
        JsonNode url = data.path("url");
        if (url.isTextual() && !WEB_ADDRESS.matcher(url.textValue()).matches()) {
            violations.add("value_error", location.at("url"), "Value error, Invalid URL format", url,
                    Map.of("error", "Invalid URL format"));
        }
        return data;
    }

    private static JsonNode schemas(JsonNode schemas, Location location, Violations violations) {
        for (String name : SCHEMAS) {
            if (schemas.path(name).isObject()) {
                JsonSchemas.mistakes(schemas.get(name)).forEach(
                        mistake -> violations.value(location.at(name), "not a valid JSON Schema: " + mistake,
                                schemas.get(name)));
            }
        }
        return schemas;
    }

    private static JsonNode delta(JsonNode delta, Location location, Violations violations) {
        List<String> unknown = delta.properties().stream().map(Map.Entry::getKey).filter(key -> !DELTA.contains(key)).toList();
        if (delta.hasNonNull("operations") && !unknown.isEmpty()) {
            violations.value(location, "unknown field(s) in the delta: " + String.join(", ", unknown)
                    + ". An ordered delta carries only 'operations'.", delta);
        }
        return delta;
    }

    /** The rule must bear values of any type. */
    private record Also(Check first, Check rule) implements Check {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            return rule.apply(first.apply(value, location, violations), location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return first.isExact(value);
        }
    }
}
