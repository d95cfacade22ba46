package io.agentaquarkus.trace.analytics;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.statistics.Histogram;
import io.agentaquarkus.statistics.MetricSpec;
import io.agentaquarkus.statistics.MetricType;

/** Reads the metrics that are asked for. */
@ApplicationScoped
class MetricSpecs {

    private static final int SPECS_MAX = 100;
    private static final String MODEL = "MetricSpec";
    private static final List<String> NUMERIC = List.of("ag.metrics.duration.cumulative", "ag.metrics.errors.cumulative",
            "ag.metrics.costs.cumulative.total", "ag.metrics.tokens.cumulative.total");
    private static final List<String> CATEGORICAL = List.of("ag.type.trace", "ag.type.span");

    private final ModelContract contract;
    private final List<MetricSpec> defaults = new ArrayList<>();

    MetricSpecs(ModelContract contract, ObjectMapper json) {
        this.contract = contract;
        NUMERIC.forEach(path -> defaults.add(spec(MetricType.CONTINUOUS, path, json)));
        CATEGORICAL.forEach(path -> defaults.add(spec(MetricType.SINGLE, path, json)));
    }

    /** @param given a list; nothing, null and an empty list ask for the defaults */
    List<MetricSpec> read(JsonNode given) {
        if (given.isMissingNode() || given.isNull() || given.isArray() && given.isEmpty()) {
            return defaults;
        }
        if (!given.isArray() || given.size() > SPECS_MAX) {
            throw Problem.badRequest("'specs' must be a list of at most " + SPECS_MAX + " metrics.");
        }
        List<MetricSpec> specs = new ArrayList<>();
        given.forEach(spec -> specs.add(ordered(MetricSpec.of(contract.requireParameter(MODEL, spec)))));
        return specs;
    }

    private static MetricSpec ordered(MetricSpec spec) {
        Histogram.Form form = spec.histogram();
        if (form.lowest() != null && form.highest() != null && form.lowest() > form.highest()) {
            throw Problem.badRequest("'vmin' must not be greater than 'vmax'.");
        }
        return spec;
    }

    private static MetricSpec spec(MetricType type, String path, ObjectMapper json) {
        return MetricSpec.of(json.createObjectNode().put("type", type.wire()).put("path", "attributes." + path));
    }
}
