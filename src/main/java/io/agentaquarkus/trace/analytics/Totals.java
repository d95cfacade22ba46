package io.agentaquarkus.trace.analytics;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.store.SpanFigures;
import io.agentaquarkus.statistics.Result;

/**
 * Numbers and sums by interval, of all spans and of those that have met an exception (reference: agenta-tracing-query,
 * section 8.5).
 */
final class Totals implements SpanFigures.Spans {

    private final boolean ofSpans;
    private final Map<Instant, Sums> totals = new HashMap<>();
    private final Map<Instant, Sums> errors = new HashMap<>();

    /** @param ofSpans each span's own costs and tokens, instead of those of everything below it too */
    Totals(boolean ofSpans) {
        this.ofSpans = ofSpans;
    }

    @Override
    public void span(Instant interval, StoredSpan stored) {
        Span span = stored.span();
        double costs = span.metrics().cost();
        double tokens = span.metrics().tokens();
        if (ofSpans) {
            JsonNode metrics = StoredJson.read(span.attributes()).path("ag").path("metrics");
            costs = own(metrics.path("costs"));
            tokens = own(metrics.path("tokens"));
        }
        totals.computeIfAbsent(interval, begin -> new Sums()).add(span.metrics().durationMs(), costs, tokens);
        if (hasException(span)) {
            errors.computeIfAbsent(interval, begin -> new Sums()).add(span.metrics().durationMs(), costs, tokens);
        }
    }

    /** Every interval of the window, also the empty ones. */
    List<Result.Json> buckets(SpanFigures.Intervals intervals) {
        List<Result.Json> buckets = new ArrayList<>();
        for (Instant begin = intervals.oldest(); begin.isBefore(intervals.newest()); begin = begin
                .plus(Duration.ofMinutes(intervals.minutes()))) {
            Instant interval = begin;
            buckets.add(out -> {
                out.writeStartObject();
                out.writeStringField("timestamp", Times.iso(interval));
                out.writeNumberField("interval", intervals.minutes());
                out.writeFieldName("total");
                Sums.write(out, totals.get(interval));
                out.writeFieldName("errors");
                Sums.write(out, errors.get(interval));
                out.writeEndObject();
            });
        }
        return buckets;
    }

    private static double own(JsonNode metric) {
        JsonNode total = metric.path("incremental").path("total");
        return total.isNumber() ? total.doubleValue() : Double.NaN;
    }

    private static boolean hasException(Span span) {
        if (span.events() != null) {
            for (JsonNode event : StoredJson.read(span.events())) {
                if (event.path("name").asText().equals("exception")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class Sums {

        private long count;
        private double duration = Double.NaN;
        private double costs = Double.NaN;
        private double tokens = Double.NaN;

        void add(double durationMs, double cost, double token) {
            count++;
            duration = sum(duration, durationMs);
            costs = sum(costs, cost);
            tokens = sum(tokens, token);
        }

        /** What no span has is not a number, and stays so. */
        private static double sum(double a, double b) {
            return Double.isNaN(a) ? b : Double.isNaN(b) ? a : a + b;
        }

        /** @param sums null when there was no span: zeros. What no span has is left out. */
        static void write(JsonGenerator out, Sums sums) throws IOException {
            out.writeStartObject();
            out.writeNumberField("count", sums == null ? 0 : sums.count);
            write(out, "duration", sums == null ? 0 : sums.duration);
            write(out, "costs", sums == null ? 0 : sums.costs);
            write(out, "tokens", sums == null ? 0 : sums.tokens);
            out.writeEndObject();
        }

        private static void write(JsonGenerator out, String name, double sum) throws IOException {
            if (Double.isFinite(sum)) {
                out.writeNumberField(name, sum);
            }
        }
    }
}
