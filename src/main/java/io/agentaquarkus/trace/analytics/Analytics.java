package io.agentaquarkus.trace.analytics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanFigures;
import io.agentaquarkus.statistics.MetricSpec;
import io.agentaquarkus.statistics.Result;
import io.smallrye.mutiny.Uni;

/** Statistics over root spans by intervals of the time at which they were stored. */
@ApplicationScoped
class Analytics {

    private final Permissions permissions;
    private final SpanFigures figures;
    private final MetricSpecs specs;
    private final ObjectMapper json;

    Analytics(Permissions permissions, SpanFigures figures, MetricSpecs specs, ObjectMapper json) {
        this.permissions = permissions;
        this.figures = figures;
        this.specs = specs;
        this.json = json;
    }

    /** {@code {count, buckets, query, specs}}; intervals without any value are left out. */
    Uni<byte[]> answer(Scope scope, byte[] body, Map<String, List<String>> parameters) {
        AnalyticsQuery query = AnalyticsQuery.parse(body, parameters, json);
        List<MetricSpec> asked = specs.read(query.specs());
        Metrics metrics = new Metrics(asked);
        return permissions.require(scope, "view_spans").chain(() -> gather(scope, query, metrics))
                .map(end -> write(metrics.buckets(query.intervals().minutes()), out -> {
                    out.writeFieldName("query");
                    json.writeTree(out, query.echo());
                    out.writeArrayFieldStart("specs");
                    for (MetricSpec spec : asked) {
                        json.writeTree(out, spec.echo());
                    }
                    out.writeEndArray();
                }));
    }

    /** {@code {count, buckets}} with every interval of the window. */
    Uni<byte[]> legacyAnswer(Scope scope, byte[] body, Map<String, List<String>> parameters) {
        AnalyticsQuery query = AnalyticsQuery.parseLegacy(body, parameters, json);
        Totals totals = new Totals(query.wantsSpans());
        return permissions.require(scope, "view_spans")
                .chain(() -> query.filter().equals(Filter.NOTHING) ? Uni.createFrom().voidItem()
                        : figures.spans(scope.projectId(), query.filter(), query.intervals(), !query.wantsSpans(), totals))
                .map(end -> write(totals.buckets(query.intervals()), out -> {
                }));
    }

    private Uni<Void> gather(Scope scope, AnalyticsQuery query, Metrics metrics) {
        if (metrics.isEmpty() || query.filter().equals(Filter.NOTHING)) {
            return Uni.createFrom().voidItem();
        }
        return metrics.doWithFigures() && figures.canDecide(query.filter())
                ? figures.figures(scope.projectId(), query.filter(), query.intervals(), metrics.figures(), metrics)
                : figures.spans(scope.projectId(), query.filter(), query.intervals(), true, metrics);
    }

    private byte[] write(List<Result.Json> buckets, Result.Json rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            // Statistics are mostly fractions, hundreds of thousands of them.
            out.enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature());
            out.writeStartObject();
            out.writeNumberField("count", buckets.size());
            out.writeArrayFieldStart("buckets");
            for (Result.Json bucket : buckets) {
                bucket.write(out);
            }
            out.writeEndArray();
            rest.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
