package io.agentaquarkus.clients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.logging.otlp.internal.traces.OtlpStdoutSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** A trace made by OpenTelemetry's SDK, with every kind of content, before it is exported. */
final class RecordedTrace {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedTrace() {
    }

    /** Two spans: a server's one with attributes and an event, and below it one that failed. */
    static List<SpanData> record() {
        List<SpanData> finished = new ArrayList<>();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(collecting(finished))).build()) {
            Tracer tracer = provider.get("clients");
            Span root = tracer.spanBuilder("checkout").setSpanKind(SpanKind.SERVER).startSpan();
            root.setAttribute("shop.text", "naïve ☃ 😀 \"quoted\" \n");
            root.setAttribute("shop.big", 9007199254740993L);
            root.setAttribute("shop.ratio", 0.1);
            root.setAttribute("shop.yes", true);
            root.setAttribute(AttributeKey.stringArrayKey("shop.list"), List.of("a", "b"));
            root.addEvent("basket", Attributes.of(AttributeKey.longKey("items"), 3L));
            try (Scope ignored = root.makeCurrent()) {
                Span child = tracer.spanBuilder("pay").setSpanKind(SpanKind.CLIENT).startSpan();
                child.recordException(new IllegalStateException("card refused"));
                child.setStatus(StatusCode.ERROR, "card refused");
                child.end();
            }
            root.end();
        }
        return finished;
    }

    /**
     * OTLP's JSON for the spans, as the Java SDK writes it. Its HTTP exporter speaks protobuf alone; JSON leaves it by the
     * exporter for standard output, from where a collector sends it on.
     */
    static byte[] otlpJson(List<SpanData> spans) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (SpanExporter exporter = OtlpStdoutSpanExporter.builder().setOutput(json).setWrapperJsonObject(true).build()) {
            exporter.export(spans).join(30, TimeUnit.SECONDS);
        }
        return json.toByteArray();
    }

    /** The value as it is when it is read from an answer: a parsed 3 is not equal to a tree that was made of a long. */
    static JsonNode parsed(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpanExporter collecting(List<SpanData> target) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                target.addAll(spans);
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }
}
