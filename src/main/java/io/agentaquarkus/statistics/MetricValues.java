package io.agentaquarkus.statistics;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/** Gathers the values of several metrics, each as soon as there is one, and computes what is asked of them. */
public final class MetricValues {

    private final List<MetricSpec> specs;
    private final Budget budget;
    private final Accumulator[] accumulators;
    private final Result[] results;

    /** @param specs those that compute something, in the order of their types */
    public MetricValues(List<MetricSpec> specs, Budget budget) {
        this.specs = specs;
        this.budget = budget;
        accumulators = new Accumulator[specs.size()];
        results = new Result[specs.size()];
    }

    /** Takes from the attributes of a span what the metrics are about. */
    public void add(JsonNode attributes) {
        for (int i = 0; i < specs.size(); i++) {
            JsonNode value = specs.get(i).find(attributes);
            if (value != null) {
                add(i, value, 1);
            }
        }
    }

    /** @param metric its place among the specifications */
    public void add(int metric, JsonNode value, long times) {
        if (accumulators[metric] == null) {
            accumulators[metric] = Accumulator.of(specs.get(metric), budget);
        }
        accumulators[metric].add(value, times);
    }

    /** All values of one metric at once; the array is changed. */
    public void set(int metric, double[] values) {
        results[metric] = NumericResult.of(specs.get(metric), values, budget);
    }

    /** Computes; the values are not kept any longer. */
    public void close() {
        for (int i = 0; i < accumulators.length; i++) {
            if (accumulators[i] != null) {
                results[i] = accumulators[i].result();
                accumulators[i] = null;
            }
        }
    }

    /** Whether no metric has a value; of values that have been closed. */
    public boolean isEmpty() {
        return members().isEmpty();
    }

    /** An object by the names of the metrics that have values. Of several for one path the members of the first stay. */
    public void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Map<String, Result.Json>> metric : members().entrySet()) {
            out.writeObjectFieldStart(metric.getKey());
            for (Map.Entry<String, Result.Json> member : metric.getValue().entrySet()) {
                out.writeFieldName(member.getKey());
                member.getValue().write(out);
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private Map<String, Map<String, Result.Json>> members() {
        Map<String, Map<String, Result.Json>> metrics = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            if (results[i] != null) {
                String type = specs.get(i).type().wire();
                Map<String, Result.Json> members = metrics.computeIfAbsent(specs.get(i).name(),
                        name -> new LinkedHashMap<>());
                members.putIfAbsent("type", out -> out.writeString(type));
                results[i].members().forEach(members::putIfAbsent);
            }
        }
        return metrics;
    }
}
