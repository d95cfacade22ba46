package io.agentaquarkus.trace.analytics;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.store.SpanFigures;
import io.agentaquarkus.span.store.SpanFigures.Figure;
import io.agentaquarkus.statistics.Budget;
import io.agentaquarkus.statistics.MetricSpec;
import io.agentaquarkus.statistics.MetricType;
import io.agentaquarkus.statistics.MetricValues;
import io.agentaquarkus.statistics.Result;

/** Gathers the values of all metrics by interval, from what the store tells, and writes what was computed of them. */
final class Metrics implements SpanFigures.Figures, SpanFigures.Spans {

    private static final Map<String, Figure> FIGURES = Map.of("attributes.ag.metrics.duration.cumulative", Figure.DURATION,
            "attributes.ag.metrics.errors.cumulative", Figure.ERRORS,
            "attributes.ag.metrics.costs.cumulative.total", Figure.COST,
            "attributes.ag.metrics.tokens.cumulative.total", Figure.TOKENS);
    private static final String TRACE_TYPE = "attributes.ag.type.trace";
    private static final String SPAN_TYPE = "attributes.ag.type.span";

    private final List<MetricSpec> specs;
    private final Budget budget = new Budget();
    private final SortedMap<Instant, MetricValues> intervals = new TreeMap<>();
    private Instant open;

    /** @param asked in any order; those that compute nothing may be among them */
    Metrics(Collection<MetricSpec> asked) {
        specs = MetricSpec.computing(asked);
    }

    boolean isEmpty() {
        return specs.isEmpty();
    }

    /** Whether all metrics can be computed of what {@link SpanFigures#figures} tells. */
    boolean doWithFigures() {
        return specs.stream().allMatch(spec -> figure(spec) != null || isOfTypes(spec));
    }

    Set<Figure> figures() {
        return specs.stream().map(Metrics::figure).filter(figure -> figure != null)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Figure.class)));
    }

    @Override
    public void types(Instant interval, TraceType traceType, SpanType spanType, long spans) {
        add(interval, TRACE_TYPE, traceType.wire(), spans);
        if (spanType != null) {
            add(interval, SPAN_TYPE, spanType.wire(), spans);
        }
    }

    private void add(Instant interval, String name, String word, long spans) {
        for (int i = 0; i < specs.size(); i++) {
            if (isOfTypes(specs.get(i)) && specs.get(i).name().equals(name)) {
                at(interval).add(i, TextNode.valueOf(word), spans);
            }
        }
    }

    @Override
    public void values(Instant interval, Figure figure, double[] values) {
        for (int i = 0; i < specs.size(); i++) {
            if (figure(specs.get(i)) == figure) {
                at(interval).set(i, values);
            }
        }
    }

    @Override
    public void span(Instant interval, StoredSpan span) {
        if (!interval.equals(open)) {
            if (open != null) {
                at(open).close();
            }
            open = interval;
        }
        at(interval).add(StoredJson.read(span.span().attributes()));
    }

    /** The intervals that have a value, in order; {@code minutes} is their length. */
    List<Result.Json> buckets(long minutes) {
        List<Result.Json> buckets = new ArrayList<>();
        intervals.forEach((begin, values) -> {
            values.close();
            if (!values.isEmpty()) {
                buckets.add(out -> write(out, begin, minutes, values));
            }
        });
        return buckets;
    }

    private static void write(JsonGenerator out, Instant begin, long minutes, MetricValues values) throws IOException {
        out.writeStartObject();
        out.writeStringField("timestamp", Times.iso(begin));
        out.writeNumberField("interval", minutes);
        out.writeFieldName("metrics");
        values.write(out);
        out.writeEndObject();
    }

    private MetricValues at(Instant begin) {
        return intervals.computeIfAbsent(begin, b -> new MetricValues(specs, budget));
    }

    private static Figure figure(MetricSpec spec) {
        return spec.type().isNumeric() ? FIGURES.get(spec.name()) : null;
    }

    private static boolean isOfTypes(MetricSpec spec) {
        return (spec.type() == MetricType.SINGLE || spec.type() == MetricType.STRING)
                && (spec.name().equals(TRACE_TYPE) || spec.name().equals(SPAN_TYPE));
    }
}
