package io.agentaquarkus.published;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.trace.SpanJson;
import io.agentaquarkus.trace.TraceSearch;
import io.agentaquarkus.trace.analytics.TraceTotals.Total;

/**
 * Shapes of traces, spans and statistics. Spans are written as everywhere: what is stored as JSON goes out as it is, and they
 * have more members than the document names.
 */
final class TraceShapes {

    private static final JsonFactory JSON = new JsonFactory();

    private TraceShapes() {
    }

    record AnalyticsResponse(List<Bucket> buckets) implements Shape {

        static AnalyticsResponse of(List<Total> totals) {
            return new AnalyticsResponse(totals.stream().map(Bucket::of).toList());
        }
    }

    record Bucket(Instant timestamp, long totalCount, long totalTokens, double totalCost, double durationMs)
            implements
                Shape {

        static Bucket of(Total total) {
            return new Bucket(total.begin(), total.traces(), Math.round(total.tokens()), total.cost(), total.durationMs());
        }
    }

    static byte[] spans(List<StoredSpan> spans) {
        return array(out -> {
            for (StoredSpan span : spans) {
                write(out, span);
            }
        });
    }

    /** In the order in which the traces are first met. */
    static byte[] traces(List<StoredSpan> spans) {
        return traces(TraceSearch.traceIds(spans), spans);
    }

    static byte[] traces(List<UUID> traceIds, List<StoredSpan> spans) {
        Map<UUID, List<StoredSpan>> byTrace = spans.stream().collect(Collectors.groupingBy(span -> span.span().traceId()));
        return array(out -> {
            for (UUID traceId : traceIds) {
                out.writeStartObject();
                out.writeStringField("trace_id", SpanIds.trace(traceId));
                out.writeArrayFieldStart("spans");
                for (StoredSpan span : byTrace.getOrDefault(traceId, List.of())) {
                    write(out, span);
                }
                out.writeEndArray();
                out.writeEndObject();
            }
        });
    }

    private static void write(JsonGenerator out, StoredSpan span) throws IOException {
        out.writeStartObject();
        SpanJson.writeMembers(out, span);
        out.writeEndObject();
    }

    private static byte[] array(Elements elements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartArray();
            elements.write(out);
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Elements {

        void write(JsonGenerator out) throws IOException;
    }
}
