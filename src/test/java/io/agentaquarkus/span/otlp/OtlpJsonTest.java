package io.agentaquarkus.span.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;

class OtlpJsonTest {

    private static final String IDS = "\"traceId\":\"5B8EFFF798038103D269B633813FC60C\",\"spanId\":\"eee19b7ec3c1b174\"";

    @Test
    void everyFieldOfASpan() {
        RawSpan read = span("""
                "parentSpanId": "00000000000000ff", "name": "näme", "kind": 5,
                "startTimeUnixNano": "1700000000123456789", "endTimeUnixNano": 1700000000123456790,
                "status": {"code": 2, "message": "broken"}, "traceState": "a=b", "flags": 257, "unheardOf": {"x": []},
                "events": [{"timeUnixNano": "7", "name": "exception",
                            "attributes": [{"key": "k", "value": {"stringValue": "v"}}]}],
                "links": [{"traceId": "5b8efff798038103d269b633813fc60c", "spanId": "eee19b7ec3c1b174",
                           "attributes": [{"key": "n", "value": {"intValue": "1"}}]}]""");
        assertEquals("5b8efff798038103d269b633813fc60c", HexFormat.of().formatHex(read.traceId));
        assertEquals("eee19b7ec3c1b174", HexFormat.of().formatHex(read.spanId));
        assertEquals("00000000000000ff", HexFormat.of().formatHex(read.parentId));
        assertEquals("näme", read.name);
        assertEquals(SpanKind.CONSUMER, read.kind);
        assertEquals(1_700_000_000_123_456_789L, read.startNs);
        assertEquals(1_700_000_000_123_456_790L, read.endNs);
        assertEquals(StatusCode.ERROR, read.status);
        assertEquals("broken", read.statusMessage);
        assertEquals(7, read.events.get(0).ns);
        assertEquals("exception", read.events.get(0).name);
        assertEquals(Map.of("k", "v"), read.events.get(0).attributes);
        assertEquals("eee19b7ec3c1b174", HexFormat.of().formatHex(read.links.get(0).spanId));
        assertEquals(Map.of("n", 1L), read.links.get(0).attributes);
        assertNull(read.problem());
    }

    @Test
    void everyKindOfValue() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("s", "a\uFFFDb");
        expected.put("b", false);
        expected.put("i", Long.MIN_VALUE);
        expected.put("j", 7L);
        expected.put("d", 0.1);
        expected.put("e", 3.0);
        expected.put("nan", Double.NaN);
        expected.put("bytes", "text");
        expected.put("binary", "/wAB");
        expected.put("list", java.util.Arrays.asList(1L, null, List.of("x")));
        expected.put("object", Map.of("a", Map.of("b", true)));
        expected.put("emptyList", List.of());
        expected.put("none", null);
        expected.put("empty", null);
        expected.put("null", null);
        expected.put("unheardOf", null);
        RawSpan read = span("""
                "attributes": [{"key": "s", "value": {"stringValue": "a\\ud800b"}}, {"key": "b", "value": {"boolValue": false}},
                {"key": "i", "value": {"intValue": "-9223372036854775808"}}, {"key": "j", "value": {"intValue": 7}},
                {"key": "d", "value": {"doubleValue": 0.1}}, {"key": "e", "value": {"doubleValue": 3}},
                {"key": "nan", "value": {"doubleValue": "NaN"}}, {"key": "bytes", "value": {"bytesValue": "dGV4dA=="}},
                {"key": "binary", "value": {"bytesValue": "/wAB"}},
                {"key": "list", "value": {"arrayValue": {"values": [{"intValue": 1}, null,
                    {"arrayValue": {"values": [{"stringValue": "x"}]}}]}}},
                {"key": "object", "value": {"kvlistValue": {"values": [{"key": "a", "value":
                    {"kvlistValue": {"values": [{"key": "b", "value": {"boolValue": true}}]}}}]}}},
                {"key": "emptyList", "value": {"arrayValue": {}}},
                {"key": "none"}, {"key": "empty", "value": {}}, {"key": "null", "value": {"intValue": null}},
                {"key": "unheardOf", "value": {"sizeValue": 5}}]""");
        assertEquals(expected, read.attributes);
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(read.attributes.keySet()));
    }

    @Test
    void nullStandsForAbsent() {
        RawSpan read = span("""
                "parentSpanId": null, "name": null, "kind": null, "startTimeUnixNano": null, "status": null,
                "attributes": null, "events": null, "links": null""");
        assertEquals("", read.name);
        assertEquals(SpanKind.UNSPECIFIED, read.kind);
        assertEquals(0, read.startNs);
        assertEquals(0, read.parentId.length);
        assertNull(read.problem());
        assertEquals(List.of(), OtlpJson.read(bytes("{\"resourceSpans\":null}")));
        assertEquals(List.of(), OtlpJson.read(bytes("{}")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = { "0, 0", "\"0\", 0", "1.7e18, 1700000000000000000",
            "9223372036854775807, 9223372036854775807", "\"9223372036854775808\", -9223372036854775808",
            "9223372036854775808, -9223372036854775808", "18446744073709551615, -1", "\"18446744073709551615\", -1" })
    void timesAreUnsignedNumbersOrText(String json, long nanos) {
        assertEquals(nanos, span("\"startTimeUnixNano\":" + json).startNs);
    }

    @Test
    void aTimeThatNobodyCanMeanIsAProblemOfItsSpan() {
        assertEquals("time outside of the years 1970 to 2262", span("\"startTimeUnixNano\":\"9223372036854775808\"").problem());
        assertEquals("time outside of the years 1970 to 2262", span("\"endTimeUnixNano\":-1").problem());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "\"traceId\":\"W47/95gDgQPSabYzgT/GDA==\",\"spanId\":\"eee19b7ec3c1b174\"; trace id that is not hexadecimal",
            "\"traceId\":\"5b8efff798038103d269b633813fc60\",\"spanId\":\"eee19b7ec3c1b174\"; trace id that is not hexadecimal",
            "\"traceId\":\"5b8eff\",\"spanId\":\"eee19b7ec3c1b174\"; trace id of 3 bytes instead of 16",
            "\"spanId\":\"eee19b7ec3c1b174\"; trace id of 0 bytes instead of 16",
            "\"traceId\":\"5b8efff798038103d269b633813fc60c\"; span id of 0 bytes instead of 8",
            "\"traceId\":\"5b8efff798038103d269b633813fc60c\",\"spanId\":\"0000000000000000\"; span id of zeros",
            "\"traceId\":\"5b8efff798038103d269b633813fc60c\",\"spanId\":\"eee19b7ec3c1b174\",\"parentSpanId\":\"zz\"; parent span id that is not hexadecimal",
    }, delimiter = ';')
    void idsAreHexadecimal(String ids, String problem) {
        assertEquals(problem, read("{" + ids + "}").problem());
    }

    @Test
    void enumerationsAreNumbersOrNames() {
        assertEquals(SpanKind.SERVER, span("\"kind\":\"SPAN_KIND_SERVER\"").kind);
        assertEquals("unknown span kind", span("\"kind\":\"SERVER\"").problem());
        assertEquals("unknown span kind", span("\"kind\":6").problem());
        assertEquals("unknown span kind", span("\"kind\":true").problem());
        assertEquals(StatusCode.OK, span("\"status\":{\"code\":\"STATUS_CODE_OK\"}").status);
        assertEquals(StatusCode.UNSET, span("\"status\":{\"code\":9}").status);
        assertEquals(StatusCode.UNSET, span("\"status\":{}").status);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ';', value = { "\"name\":5; name", "\"attributes\":{}; attributes",
            "\"attributes\":[1]; attributes", "\"attributes\":[{\"key\":1}]; key",
            "\"attributes\":[{\"key\":\"a\",\"value\":\"b\"}]; value",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"stringValue\":1}}]; stringValue",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"boolValue\":\"true\"}}]; boolValue",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"1.5\"}}]; intValue",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":\"many\"}}]; doubleValue",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"?\"}}]; bytesValue",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":[1]}}]; arrayValue",
            "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":{\"values\":5}}}]; values",
            "\"startTimeUnixNano\":\"soon\"; startTimeUnixNano", "\"startTimeUnixNano\":1.5; startTimeUnixNano",
            "\"status\":3; status", "\"events\":[null]; events", "\"links\":\"x\"; links", "\"traceId\":17; traceId" })
    void aMemberOfAnotherTypeIsNamed(String member, String name) {
        MalformedExport refusal = assertThrows(MalformedExport.class, () -> span(member));
        assertEquals("Failed to parse OTLP JSON: '" + name + "' is not of the type that it should be.", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "{\"resourceSpans\":[}", "{} {}", "\u0000", "{\"a\":NaN}" })
    void anythingElseIsMalformed(String text) {
        MalformedExport refusal = assertThrows(MalformedExport.class, () -> OtlpJson.read(bytes(text)));
        assertEquals(true, refusal.getMessage().startsWith("Failed to parse OTLP JSON: "));
    }

    @Test
    void aRequestIsAnObject() {
        assertEquals("Failed to parse OTLP JSON: 'request' is not of the type that it should be.",
                assertThrows(MalformedExport.class, () -> OtlpJson.read(bytes("[]"))).getMessage());
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"resourceSpans\":" + "[".repeat(100_000);
        assertThrows(MalformedExport.class, () -> OtlpJson.read(bytes(deep)));
    }

    private static RawSpan span(String members) {
        return read("{" + IDS + "," + members + "}");
    }

    private static RawSpan read(String span) {
        List<RawSpan> spans = OtlpJson.read(bytes("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + span + "]}]}]}"));
        assertEquals(1, spans.size());
        return spans.get(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
