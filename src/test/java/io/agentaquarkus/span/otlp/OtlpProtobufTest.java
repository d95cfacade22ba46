package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.attribute;
import static io.agentaquarkus.testsupport.Otlp.request;
import static io.agentaquarkus.testsupport.Otlp.span;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;

import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.testsupport.Otlp;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

class OtlpProtobufTest {

    private static final String TRACE = "5b8efff798038103d269b633813fc60c";
    private static final String SPAN = "eee19b7ec3c1b174";

    @Test
    void everyFieldOfASpan() {
        RawSpan read = read(span(TRACE, SPAN).setParentSpanId(Otlp.spanId("00000000000000ff")).setName("näme")
                .setKind(Span.SpanKind.SPAN_KIND_CONSUMER).setStartTimeUnixNano(1_700_000_000_123_456_789L)
                .setEndTimeUnixNano(1_700_000_000_123_456_790L)
                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage("broken")));
        assertEquals(TRACE, HexFormat.of().formatHex(read.traceId));
        assertEquals(SPAN, HexFormat.of().formatHex(read.spanId));
        assertEquals("00000000000000ff", HexFormat.of().formatHex(read.parentId));
        assertEquals("näme", read.name);
        assertEquals(SpanKind.CONSUMER, read.kind);
        assertEquals(1_700_000_000_123_456_789L, read.startNs);
        assertEquals(1_700_000_000_123_456_790L, read.endNs);
        assertEquals(StatusCode.ERROR, read.status);
        assertEquals("broken", read.statusMessage);
        assertNull(read.problem());
    }

    @Test
    void everyKindOfValue() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("text", "☃ 😀");
        object.put("list", List.of(1L, "two", List.of(3.0), Map.of("four", true)));
        object.put("nothing", null);
        RawSpan read = read(span(TRACE, SPAN).addAttributes(attribute("s", "")).addAttributes(attribute("b", false))
                .addAttributes(attribute("i", Long.MIN_VALUE)).addAttributes(attribute("d", -0.1))
                .addAttributes(attribute("nan", Double.NaN)).addAttributes(attribute("bytes", "text".getBytes()))
                .addAttributes(attribute("binary", new byte[] { (byte) 0xff, 0, 1 })).addAttributes(attribute("o", object))
                .addAttributes(attribute("none", null)));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("s", "");
        expected.put("b", false);
        expected.put("i", Long.MIN_VALUE);
        expected.put("d", -0.1);
        expected.put("nan", Double.NaN);
        expected.put("bytes", "text");
        expected.put("binary", "/wAB");
        expected.put("o", object);
        expected.put("none", null);
        assertEquals(expected, read.attributes);
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(read.attributes.keySet()));
    }

    @Test
    void ofEqualKeysTheLastCounts() {
        assertEquals(Map.of("a", 2L),
                read(span(TRACE, SPAN).addAttributes(attribute("a", 1)).addAttributes(attribute("a", 2))).attributes);
    }

    @Test
    void eventsAndLinks() {
        RawSpan read = read(span(TRACE, SPAN)
                .addEvents(Span.Event.newBuilder().setTimeUnixNano(7).setName("exception").addAttributes(attribute("k", "v")))
                .addLinks(Span.Link.newBuilder().setTraceId(Otlp.traceId(TRACE)).setSpanId(Otlp.spanId(SPAN))
                        .setTraceState("a=b").addAttributes(attribute("n", 1))));
        assertEquals(7, read.events.get(0).ns);
        assertEquals("exception", read.events.get(0).name);
        assertEquals(Map.of("k", "v"), read.events.get(0).attributes);
        assertArrayEquals(Otlp.traceId(TRACE).toByteArray(), read.links.get(0).traceId);
        assertArrayEquals(Otlp.spanId(SPAN).toByteArray(), read.links.get(0).spanId);
        assertEquals(Map.of("n", 1L), read.links.get(0).attributes);
    }

    @Test
    void timesAreUnsigned() {
        assertEquals(0, read(span(TRACE, SPAN).setStartTimeUnixNano(0)).startNs);
        assertNull(read(span(TRACE, SPAN).setStartTimeUnixNano(0).setEndTimeUnixNano(Long.MAX_VALUE)).problem());
        assertEquals("time outside of the years 1970 to 2262", read(span(TRACE, SPAN).setStartTimeUnixNano(-1)).problem());
        assertEquals("time outside of the years 1970 to 2262",
                read(span(TRACE, SPAN).setEndTimeUnixNano(Long.MIN_VALUE)).problem());
        assertEquals("time outside of the years 1970 to 2262",
                read(span(TRACE, SPAN).addEvents(Span.Event.newBuilder().setTimeUnixNano(-1))).problem());
    }

    @Test
    void idsOfAnotherLengthAreAProblemOfTheirSpan() {
        assertEquals("trace id of 0 bytes instead of 16", read(span(TRACE, SPAN).clearTraceId()).problem());
        assertEquals("trace id of 8 bytes instead of 16", read(span(TRACE, SPAN).setTraceId(Otlp.spanId(SPAN))).problem());
        assertEquals("span id of 0 bytes instead of 8", read(span(TRACE, SPAN).clearSpanId()).problem());
        assertEquals("span id of 16 bytes instead of 8", read(span(TRACE, SPAN).setSpanId(Otlp.traceId(TRACE))).problem());
        assertEquals("parent span id of 1 bytes instead of 8",
                read(span(TRACE, SPAN).setParentSpanId(ByteString.fromHex("01"))).problem());
        assertEquals("link without a valid trace id and span id",
                read(span(TRACE, SPAN).addLinks(Span.Link.newBuilder().setTraceId(Otlp.traceId(TRACE)))).problem());
    }

    @Test
    void idsOfZerosAreNoIds() {
        assertEquals("trace id of zeros", read(span(TRACE, SPAN).setTraceId(ByteString.copyFrom(new byte[16]))).problem());
        assertEquals("span id of zeros", read(span(TRACE, SPAN).setSpanId(ByteString.copyFrom(new byte[8]))).problem());
    }

    @Test
    void numbersOfNoWordAreAProblemOrUnset() {
        assertEquals("unknown span kind", read(span(TRACE, SPAN).setKindValue(999)).problem());
        assertEquals("unknown span kind", read(span(TRACE, SPAN).setKindValue(-1)).problem());
        assertEquals(StatusCode.UNSET, read(span(TRACE, SPAN).setStatus(Status.newBuilder().setCodeValue(17))).status);
    }

    @Test
    void unknownFieldsAreSkippedAtEveryLevel() {
        UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
                .addField(77, UnknownFieldSet.Field.newBuilder().addVarint(5).addFixed32(6).addFixed64(7)
                        .addLengthDelimited(ByteString.copyFromUtf8("x"))
                        .addGroup(UnknownFieldSet.newBuilder()
                                .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(1).build()).build())
                        .build())
                .build();
        var scope = request(span(TRACE, SPAN).setUnknownFields(unknown)
                .addAttributes(attribute("a", 1).toBuilder().setUnknownFields(unknown)
                        .setValue(Otlp.value("x").toBuilder().setUnknownFields(unknown)))
                .addEvents(Span.Event.newBuilder().setUnknownFields(unknown))
                .setStatus(Status.newBuilder().setUnknownFields(unknown))).getResourceSpans(0).getScopeSpans(0);
        byte[] body = ExportTraceServiceRequest.newBuilder().setUnknownFields(unknown)
                .addResourceSpans(io.opentelemetry.proto.trace.v1.ResourceSpans.newBuilder().setUnknownFields(unknown)
                        .addScopeSpans(scope.toBuilder().setUnknownFields(unknown)))
                .build().toByteArray();
        List<RawSpan> read = OtlpProtobuf.read(body);
        assertEquals(1, read.size());
        assertEquals(Map.of("a", "x"), read.get(0).attributes);
    }

    @Test
    void invalidUtf8IsReplacedAndNulLeftOut() {
        byte[] body = request(span(TRACE, SPAN).setName("a?b").addAttributes(attribute("k?", "v?"))).toByteArray();
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xff : body[i];
        }
        RawSpan read = OtlpProtobuf.read(body).get(0);
        assertEquals("a\uFFFDb", read.name);
        assertEquals(Map.of("k\uFFFD", "v\uFFFD"), read.attributes);
        assertEquals(Map.of("ab", "cd"), read(span(TRACE, SPAN).addAttributes(attribute("a\0b", "c\0d"))).attributes);
    }

    @Test
    void noBytesAreNoSpans() {
        assertEquals(List.of(), OtlpProtobuf.read(new byte[0]));
        assertEquals(List.of(), OtlpProtobuf.read(request().toByteArray()));
    }

    @Test
    void everyTruncationIsMalformedOrAnEarlierEnd() {
        byte[] body = request(span(TRACE, SPAN).addAttributes(attribute("a", List.of("x", 1)))
                .addEvents(Span.Event.newBuilder().setName("e"))).toByteArray();
        for (int length = 1; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThrows(MalformedExport.class, () -> OtlpProtobuf.read(cut));
        }
    }

    @Test
    void whateverTheBytesAreNothingElseIsThrown() {
        byte[] good = request(span(TRACE, SPAN).addAttributes(attribute("a", new HashMap<>(Map.of("b", List.of(1, "x"))))),
                span(TRACE, SPAN).addLinks(Span.Link.newBuilder().setTraceId(Otlp.traceId(TRACE)))).toByteArray();
        Random random = new Random(11);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                read += OtlpDecoder.protobuf(bad).spans().size();
            } catch (MalformedExport declared) {
                assertEquals("Failed to parse OTLP stream.", declared.getMessage());
            }
        }
        assertTrue(read > 0);
    }

    @Test
    void textIsMalformed() {
        assertThrows(MalformedExport.class, () -> OtlpProtobuf.read("{\"resourceSpans\":[]}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void depthIsBounded() throws Exception {
        Object deep = "x";
        for (int i = 0; i < 50; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("k", deep);
        }
        assertEquals(Map.of("a", deep), read(span(TRACE, SPAN).addAttributes(attribute("a", deep))).attributes);

        byte[] value = {};
        for (int i = 0; i < 20_000; i++) {
            value = delimited(42, delimited(10, value));
        }
        byte[] body = delimited(10, delimited(18, delimited(18, delimited(74, delimited(18, value)))));
        assertThrows(MalformedExport.class, () -> OtlpProtobuf.read(body));
    }

    @Test
    void groupsWithoutEndAreMalformed() {
        byte[] groups = new byte[1_000_000];
        Arrays.fill(groups, (byte) 0x0b);
        assertThrows(MalformedExport.class, () -> OtlpProtobuf.read(groups));
    }

    private static byte[] delimited(int tag, byte[] content) throws Exception {
        byte[] field = new byte[CodedOutputStream.computeUInt32SizeNoTag(tag)
                + CodedOutputStream.computeUInt32SizeNoTag(content.length) + content.length];
        CodedOutputStream out = CodedOutputStream.newInstance(field);
        out.writeUInt32NoTag(tag);
        out.writeUInt32NoTag(content.length);
        out.writeRawBytes(content);
        return field;
    }

    private static RawSpan read(Span.Builder span) {
        List<RawSpan> spans = OtlpProtobuf.read(request(span).toByteArray());
        assertEquals(1, spans.size());
        return spans.get(0);
    }
}
