package io.agentaquarkus.trace.analytics;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One metric that is asked for: of which values, and what (reference: agenta-tracing-query, section 8.1).
 *
 * @param steps names of members and numbers of elements, below the attributes
 * @param echo the metric as the answer repeats it
 */
record MetricSpec(MetricType type, List<String> steps, Histogram.Form histogram, ObjectNode echo) {

    private static final String ROOT = "attributes.";

    /** @param spec of the contract's model {@code MetricSpec} */
    static MetricSpec of(JsonNode spec) {
        ObjectNode echo = ((ObjectNode) spec).objectNode();
        echo.put("type", spec.path("type").asText(MetricType.NONE.wire()));
        echo.put("path", spec.path("path").asText("*"));
        for (String option : new String[] { "bins", "vmin", "vmax", "edge" }) {
            if (spec.hasNonNull(option)) {
                echo.set(option, spec.get(option));
            }
        }
        String path = echo.get("path").textValue();
        String below = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
        return new MetricSpec(MetricType.of(echo.get("type").textValue()), List.of(below.split("\\.", -1)),
                Histogram.Form.of(spec), echo);
    }

    /** What the metric is called in the answer. */
    String name() {
        return ROOT + String.join(".", steps);
    }

    /** Null when the path leads nowhere. */
    JsonNode find(JsonNode attributes) {
        JsonNode here = attributes;
        for (String step : steps) {
            here = here.isArray() ? element(here, step) : here.get(step);
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    private static JsonNode element(JsonNode list, String step) {
        return step.matches("\\d{1,9}") ? list.get(Integer.parseInt(step)) : null;
    }
}
