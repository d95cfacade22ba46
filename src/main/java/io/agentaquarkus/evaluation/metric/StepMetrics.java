package io.agentaquarkus.evaluation.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.json.InferredSchema;
import io.agentaquarkus.statistics.Budget;
import io.agentaquarkus.statistics.MetricSpec;
import io.agentaquarkus.statistics.MetricType;
import io.agentaquarkus.statistics.MetricValues;
import io.smallrye.mutiny.Uni;

/** The statistics of one step (reference: agenta-evaluations, sections 8.1 to 8.3). */
@ApplicationScoped
class StepMetrics {

    private static final List<String> FIGURES = List.of("attributes.ag.metrics.duration.cumulative",
            "attributes.ag.metrics.errors.cumulative", "attributes.ag.metrics.costs.cumulative.total",
            "attributes.ag.metrics.tokens.cumulative.total");

    private final EvaluatorSchema evaluators;
    private final StepTraces traces;

    StepMetrics(EvaluatorSchema evaluators, StepTraces traces) {
        this.evaluators = evaluators;
        this.traces = traces;
    }

    /** @param inferred the schema of the outputs, when no evaluator has said it; else null */
    record Computed(Step step, MetricValues values, JsonNode inferred) {
    }

    Uni<Computed> compute(UUID projectId, Step step, List<UUID> traceIds, Budget budget) {
        return evaluators.of(projectId, step).chain(said -> said != null && said.isMissingNode()
                ? traces.outputs(projectId, traceIds)
                        .map(outputs -> outputs.isEmpty() ? null : (JsonNode) InferredSchema.of(outputs))
                        .chain(inferred -> compute(projectId, step, traceIds, budget, inferred, inferred))
                : compute(projectId, step, traceIds, budget, said, null));
    }

    private Uni<Computed> compute(UUID projectId, Step step, List<UUID> traceIds, Budget budget, JsonNode schema,
            JsonNode inferred) {
        MetricValues values = new MetricValues(specs(schema), budget);
        return traces.roots(projectId, traceIds, values::add).invoke(values::close)
                .replaceWith(() -> new Computed(step, values, inferred));
    }

    private static List<MetricSpec> specs(JsonNode schema) {
        List<MetricSpec> specs = new ArrayList<>();
        FIGURES.forEach(path -> specs.add(spec(path, MetricType.CONTINUOUS)));
        if (schema != null) {
            // Outputs that are no object have a column, and nothing is computed of them.
            OutputMetrics.of(schema).stream().filter(metric -> !metric.path().isEmpty())
                    .forEach(metric -> specs.add(spec(metric.wholePath(), metric.type())));
        }
        return MetricSpec.computing(specs);
    }

    private static MetricSpec spec(String path, MetricType type) {
        return MetricSpec.of(JsonNodeFactory.instance.objectNode().put("path", path).put("type", type.wire()));
    }
}
