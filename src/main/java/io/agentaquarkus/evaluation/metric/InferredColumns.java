package io.agentaquarkus.evaluation.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Mapping;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.Step;

/** What a run learns of the outputs of its evaluators when nobody has said it before. */
final class InferredColumns {

    private static final Comparator<String> SHORTER_FIRST = Comparator.comparing(String::length)
            .thenComparing(Comparator.naturalOrder());

    private InferredColumns() {
    }

    /**
     * The data with the schemas of steps that had none, and with a column for each of the metrics in place of the one for
     * all outputs.
     *
     * @param schemas by the keys of steps
     */
    static RunData of(RunData data, Map<String, JsonNode> schemas) {
        List<Step> steps = new ArrayList<>();
        for (Step step : data.stepsOrNone()) {
            boolean isNew = schemas.containsKey(step.key()) && (step.schemas() == null || step.schemas().outputs() == null);
            steps.add(isNew ? step.withOutputs(schemas.get(step.key())) : step);
        }
        List<Mapping> mappings = new ArrayList<>(data.mappings() == null ? List.of() : data.mappings());
        schemas.forEach((key, schema) -> {
            mappings.remove(Mapping.of("annotation", "outputs", key, OutputMetrics.OUTPUTS + ".outputs"));
            for (OutputMetrics.Metric metric : OutputMetrics.of(schema).stream().sorted(InferredColumns::compare).toList()) {
                Mapping mapping = metric.mapping(key);
                if (!mappings.contains(mapping)) {
                    mappings.add(mapping);
                }
            }
        });
        return new RunData(steps, data.repeats(), data.concurrency(),
                mappings.isEmpty() && data.mappings() == null ? null : mappings);
    }

    /** Shorter names first, as PostgreSQL orders the members of JSON: so columns have one order, whichever trace came first. */
    private static int compare(OutputMetrics.Metric one, OutputMetrics.Metric other) {
        return Arrays.compare(one.path().split("\\."), other.path().split("\\."), SHORTER_FIRST);
    }
}
