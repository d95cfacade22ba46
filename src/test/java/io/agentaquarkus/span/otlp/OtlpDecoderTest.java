package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.attribute;
import static io.agentaquarkus.testsupport.Otlp.request;
import static io.agentaquarkus.testsupport.Otlp.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.otlp.OtlpDecoder.Decoded;
import io.agentaquarkus.testsupport.Otlp;

class OtlpDecoderTest {

    private static final String TRACE = "5b8efff798038103d269b633813fc60c";

    @Test
    void aSpanOfEitherEncodingIsTheSame() {
        Span protobuf = OtlpDecoder.protobuf(request(span(TRACE, "00000000000000a1").setName("chat")
                .setStartTimeUnixNano(1_700_000_000_000_000_001L).setEndTimeUnixNano(1_700_000_000_002_500_001L)
                .addAttributes(attribute("a.b", 1)).addAttributes(attribute("session.id", "s-1"))
                .addEvents(io.opentelemetry.proto.trace.v1.Span.Event.newBuilder().setName("exception")
                        .setTimeUnixNano(1_700_000_000_500_000_000L)))
                .toByteArray()).spans().get(0);
        Span json = OtlpDecoder.json("""
                {"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "5b8efff798038103d269b633813fc60c",
                 "spanId": "00000000000000a1", "name": "chat", "kind": 1, "startTimeUnixNano": "1700000000000000001",
                 "endTimeUnixNano": "1700000000002500001",
                 "attributes": [{"key": "a.b", "value": {"intValue": "1"}},
                                {"key": "session.id", "value": {"stringValue": "s-1"}}],
                 "events": [{"name": "exception", "timeUnixNano": "1700000000500000000"}]}]}]}]}
                """.getBytes(StandardCharsets.UTF_8)).spans().get(0);
        for (Span span : List.of(protobuf, json)) {
            assertEquals(UUID.fromString("5b8efff7-9803-8103-d269-b633813fc60c"), span.traceId());
            assertEquals(0xa1, span.spanId());
            assertTrue(span.isRoot());
            assertEquals(TraceType.INVOCATION, span.traceType());
            assertEquals(SpanType.TASK, span.spanType());
            assertEquals(SpanKind.INTERNAL, span.kind());
            assertEquals(1_700_000_000_000_000_001L, span.startNs());
            assertEquals(1_700_000_000_002_500_001L, span.endNs());
            assertEquals(StatusCode.UNSET, span.status());
            assertNull(span.statusMessage());
            assertEquals("s-1", span.sessionId());
            assertEquals(new Span.Metrics(2.5, 1, Double.NaN, Double.NaN), span.metrics());
            assertEquals(
                    "{\"a\":{\"b\":1},\"session\":{\"id\":\"s-1\"},\"ag\":{\"type\":{\"trace\":\"invocation\"},\"data\":{},"
                            + "\"metrics\":{\"duration\":{\"cumulative\":2.5},\"errors\":{\"incremental\":1,\"cumulative\":1},"
                            + "\"tokens\":{},\"costs\":{}},\"session\":{\"id\":\"s-1\"}}}",
                    text(span.attributes()));
            assertEquals("[{\"name\":\"exception\",\"timestamp\":\"2023-11-14T22:13:20.500000\",\"attributes\":{}}]",
                    text(span.events()));
        }
    }

    @Test
    void aBadSpanIsLeftOutAlone() {
        Decoded decoded = OtlpDecoder.protobuf(request(span(TRACE, "a1".repeat(8)).clearTraceId(), span(TRACE, "a2".repeat(8)),
                span(TRACE, "a3".repeat(8)).setKindValue(99)).toByteArray());
        assertEquals(List.of(0xa2a2a2a2a2a2a2a2L), decoded.spans().stream().map(Span::spanId).toList());
        assertEquals(List.of("trace id of 0 bytes instead of 16", "unknown span kind"), decoded.rejections());
        assertFalse(decoded.unusable());
    }

    @Test
    void onlySpansThatAreWrongInThemselvesMakeARequestUnusable() {
        assertTrue(OtlpDecoder.protobuf(request(span(TRACE, "a1".repeat(8)).clearTraceId()).toByteArray()).unusable());
        assertFalse(OtlpDecoder.protobuf(request(span(TRACE, "a1".repeat(8)).setKindValue(99)).toByteArray()).unusable());
        assertFalse(OtlpDecoder.protobuf(new byte[0]).unusable());
    }

    @Test
    void aLinkMakesTheTraceAnAnnotation() {
        List<Span> spans = OtlpDecoder.protobuf(request(span(TRACE, "a1".repeat(8)), span(TRACE, "a2".repeat(8))
                .addLinks(io.opentelemetry.proto.trace.v1.Span.Link.newBuilder().setTraceId(Otlp.traceId(TRACE))
                        .setSpanId(Otlp.spanId("b1".repeat(8)))))
                .toByteArray()).spans();
        assertEquals(List.of(TraceType.ANNOTATION, TraceType.ANNOTATION), spans.stream().map(Span::traceType).toList());
        assertEquals("[{\"trace_id\":\"5b8efff798038103d269b633813fc60c\",\"span_id\":\"b1b1b1b1b1b1b1b1\"}]",
                text(spans.get(1).links()));
    }

    @Test
    void aParentOfZerosIsNoParent() {
        assertTrue(OtlpDecoder.protobuf(request(span(TRACE, "a1".repeat(8))
                .setParentSpanId(com.google.protobuf.ByteString.copyFrom(new byte[8]))).toByteArray()).spans().get(0).isRoot());
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
