package io.agentaquarkus.evaluation.metric;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Mapping;
import io.agentaquarkus.statistics.MetricType;

/** Which metrics the outputs of an evaluator have, by their JSON Schema (reference: agenta-evaluations, section 8.2). */
public final class OutputMetrics {

    /** Where the outputs of a run are, within the attributes of a span. */
    public static final String OUTPUTS = "attributes.ag.data.outputs";

    private OutputMetrics() {
    }

    /**
     * @param path names within the outputs, joined by dots; empty for the outputs themselves
     */
    public record Metric(String path, MetricType type) {

        /** Within the attributes of a span. */
        public String wholePath() {
            return path.isEmpty() ? OUTPUTS : OUTPUTS + "." + path;
        }

        /** The column that shows it. */
        public Mapping mapping(String stepKey) {
            return Mapping.of("annotation", path, stepKey, wholePath());
        }
    }

    /** In the order of the schema. */
    public static List<Metric> of(JsonNode schema) {
        List<Metric> metrics = new ArrayList<>();
        collect(schema, "", metrics);
        return metrics;
    }

    private static void collect(JsonNode schema, String path, List<Metric> metrics) {
        if (schema.path("type").asText().equals("object") && !schema.path("properties").isEmpty()) {
            schema.get("properties").properties().forEach(property -> collect(property.getValue(),
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(), metrics));
            return;
        }
        MetricType type = type(schema);
        if (type != null) {
            metrics.add(new Metric(path, type));
        }
    }

    /** Null when nothing can be computed. */
    private static MetricType type(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> MetricType.JSON;
            case "array" -> isWordOfSeveral(schema.path("items")) ? MetricType.MULTIPLE : null;
            case "boolean" -> MetricType.BINARY;
            case "string" -> schema.path("enum").isArray() ? MetricType.SINGLE : MetricType.STRING;
            case "number" -> MetricType.CONTINUOUS;
            case "integer" -> MetricType.DISCRETE;
            default -> null;
        };
    }

    private static boolean isWordOfSeveral(JsonNode schema) {
        return schema.path("type").asText().equals("string") && schema.path("enum").isArray();
    }
}
