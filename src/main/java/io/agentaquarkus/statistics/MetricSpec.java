package io.agentaquarkus.statistics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One metric that is asked for: of which values, and what (reference: agenta-tracing-query, section 8.1).
 *
 * @param steps names of members and numbers of elements, below the attributes
 * @param echo the metric as the answer repeats it
 */
public record MetricSpec(MetricType type, List<String> steps, Histogram.Form histogram, ObjectNode echo) {

    private static final String ROOT = "attributes.";

    /** @param spec of the contract's model {@code MetricSpec} */
    public static MetricSpec of(JsonNode spec) {
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

    /** Those that compute something, in the order of their types. */
    public static List<MetricSpec> computing(Collection<MetricSpec> specs) {
        return specs.stream().filter(spec -> spec.type().compareTo(MetricType.NONE) < 0)
                .sorted(Comparator.comparing(MetricSpec::type)).toList();
    }

    /** What the metric is called in the answer. */
    public String name() {
        return ROOT + String.join(".", steps);
    }

    /** Null when the path leads nowhere. */
    public JsonNode find(JsonNode attributes) {
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
