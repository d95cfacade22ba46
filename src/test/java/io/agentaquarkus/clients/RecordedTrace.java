package io.agentaquarkus.clients;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** A trace made by OpenTelemetry's SDK, with every kind of content, before it is exported. */
final class RecordedTrace {

    static final ObjectMapper JSON = new ObjectMapper();

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

    /** OTLP's JSON for the spans, as its specification has it: ids in hexadecimal, 64-bit numbers as text. */
    static String otlpJson(List<SpanData> spans) {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode list = request.putArray("resourceSpans").addObject().putArray("scopeSpans").addObject().putArray("spans");
        for (SpanData span : spans) {
            ObjectNode node = list.addObject().put("traceId", span.getTraceId()).put("spanId", span.getSpanId())
                    .put("name", span.getName()).put("kind", span.getKind().ordinal() + 1)
                    .put("startTimeUnixNano", String.valueOf(span.getStartEpochNanos()))
                    .put("endTimeUnixNano", String.valueOf(span.getEndEpochNanos()));
            if (span.getParentSpanContext().isValid()) {
                node.put("parentSpanId", span.getParentSpanId());
            }
            node.putObject("status").put("code", span.getStatus().getStatusCode().ordinal())
                    .put("message", span.getStatus().getDescription());
            put(node.putArray("attributes"), span.getAttributes());
            ArrayNode events = node.putArray("events");
            for (EventData event : span.getEvents()) {
                put(events.addObject().put("name", event.getName())
                        .put("timeUnixNano", String.valueOf(event.getEpochNanos())).putArray("attributes"),
                        event.getAttributes());
            }
        }
        return request.toString();
    }

    private static void put(ArrayNode list, Attributes attributes) {
        attributes.forEach((key, value) -> put(list.addObject().put("key", key.getKey()).putObject("value"), value));
    }

    private static void put(ObjectNode node, Object value) {
        if (value instanceof Long number) {
            node.put("intValue", number.toString());
        } else if (value instanceof Double number) {
            node.put("doubleValue", number);
        } else if (value instanceof Boolean yes) {
            node.put("boolValue", yes);
        } else if (value instanceof List<?> elements) {
            ArrayNode values = node.putObject("arrayValue").putArray("values");
            elements.forEach(element -> put(values.addObject(), element));
        } else {
            node.put("stringValue", value.toString());
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
