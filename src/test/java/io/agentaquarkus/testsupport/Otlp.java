package io.agentaquarkus.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.google.protobuf.ByteString;

import io.agentaquarkus.span.SpanIds;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** Export requests as OpenTelemetry's own generated classes make them. */
public final class Otlp {

    private Otlp() {
    }

    public static ExportTraceServiceRequest request(Span.Builder... spans) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        for (Span.Builder span : spans) {
            scope.addSpans(span);
        }
        return ExportTraceServiceRequest.newBuilder().addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope)).build();
    }

    /** A root of one millisecond on 2026-11-01. */
    public static Span.Builder span(String traceId, String spanId) {
        return Span.newBuilder().setTraceId(traceId(traceId)).setSpanId(spanId(spanId)).setName("work")
                .setKind(Span.SpanKind.SPAN_KIND_INTERNAL).setStartTimeUnixNano(1_793_527_200_000_000_000L)
                .setEndTimeUnixNano(1_793_527_200_001_000_000L);
    }

    public static ByteString traceId(String hex) {
        return ByteString.fromHex(hex);
    }

    public static ByteString spanId(String hex) {
        return ByteString.fromHex(SpanIds.span(SpanIds.parseSpan(hex).orElseThrow()));
    }

    public static KeyValue attribute(String key, Object value) {
        return KeyValue.newBuilder().setKey(key).setValue(value(value)).build();
    }

    /** Null becomes a value of no kind. */
    public static AnyValue value(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        if (value instanceof String text) {
            any.setStringValue(text);
        } else if (value instanceof Boolean bool) {
            any.setBoolValue(bool);
        } else if (value instanceof Integer number) {
            any.setIntValue(number);
        } else if (value instanceof Long number) {
            any.setIntValue(number);
        } else if (value instanceof Double number) {
            any.setDoubleValue(number);
        } else if (value instanceof byte[] bytes) {
            any.setBytesValue(ByteString.copyFrom(bytes));
        } else if (value instanceof List<?> list) {
            ArrayValue.Builder array = ArrayValue.newBuilder();
            list.forEach(element -> array.addValues(value(element)));
            any.setArrayValue(array);
        } else if (value instanceof Map<?, ?> map) {
            KeyValueList.Builder members = KeyValueList.newBuilder();
            map.forEach((key, member) -> members.addValues(attribute((String) key, member)));
            any.setKvlistValue(members);
        }
        return any.build();
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
