package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.testsupport.Otlp;
import io.agentaquarkus.testsupport.Tenant;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;

/** One span of each kind of content, as it is sent in either encoding and as it has to be read back. */
record OneTrace(String traceId) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static OneTrace next() {
        return new OneTrace(SpanIds.trace(UUID.randomUUID()));
    }

    byte[] protobuf() {
        return Otlp.request(span()).toByteArray();
    }

    Span.Builder span() {
        return Otlp.span(traceId, "00000000000000a1").setParentSpanId(Otlp.spanId("00000000000000a0")).setName("pay 😀")
                .setKind(Span.SpanKind.SPAN_KIND_CLIENT).setStartTimeUnixNano(1_793_527_200_123_456_789L)
                .setEndTimeUnixNano(1_793_527_200_625_956_789L)
                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage("card refused"))
                .addAttributes(attribute("shop.text", "naïve ☃ 😀 \"quoted\" \n"))
                .addAttributes(attribute("shop.big", 9007199254740993L))
                .addAttributes(attribute("shop.ratio", 1.0)).addAttributes(attribute("shop.list", List.of("a", 1, true)))
                .addAttributes(attribute("openinference.span.kind", "TOOL")).addAttributes(attribute("nul", "a\0b"))
                .addEvents(Span.Event.newBuilder().setName("exception").setTimeUnixNano(1_793_527_200_500_000_001L)
                        .addAttributes(attribute("exception.type", "IOError")));
    }

    byte[] json() {
        return """
                {"resourceSpans": [{"scopeSpans": [{"spans": [{"traceId": "%s", "spanId": "00000000000000a1",
                  "parentSpanId": "00000000000000a0", "name": "pay 😀", "kind": 3,
                  "startTimeUnixNano": "1793527200123456789", "endTimeUnixNano": "1793527200625956789",
                  "status": {"code": 2, "message": "card refused"},
                  "attributes": [{"key": "shop.text", "value": {"stringValue": "naïve ☃ 😀 \\"quoted\\" \\n"}},
                    {"key": "shop.big", "value": {"intValue": "9007199254740993"}},
                    {"key": "shop.ratio", "value": {"doubleValue": 1.0}},
                    {"key": "shop.list", "value": {"arrayValue": {"values": [{"stringValue": "a"}, {"intValue": 1},
                      {"boolValue": true}]}}},
                    {"key": "openinference.span.kind", "value": {"stringValue": "TOOL"}},
                    {"key": "nul", "value": {"stringValue": "a\\u0000b"}}],
                  "events": [{"name": "exception", "timeUnixNano": "1793527200500000001",
                    "attributes": [{"key": "exception.type", "value": {"stringValue": "IOError"}}]}]}]}]}]}
                """.formatted(traceId).getBytes(StandardCharsets.UTF_8);
    }

    /** Read by the next call, without any waiting. */
    void assertStored(Tenant tenant) {
        assertEquals(expected(tenant), stored(tenant));
    }

    /** As {@link #assertStored}, when it may have been stored before too. */
    void assertStoredOnceOrAgain(Tenant tenant) {
        JsonNode answer = stored(tenant);
        ((ObjectNode) answer.path("span")).remove(List.of("updated_at", "updated_by_id"));
        assertEquals(expected(tenant), answer);
    }

    void assertNotStored(Tenant tenant) {
        tenant.request().get("/api/spans/?trace_id=" + traceId).then().statusCode(200)
                .body(org.hamcrest.Matchers.equalTo("{\"count\":0,\"spans\":[]}"));
    }

    private JsonNode stored(Tenant tenant) {
        try {
            JsonNode answer = JSON.readTree(tenant.request().get("/api/spans/" + traceId + "/00000000000000a1").then()
                    .statusCode(200).extract().asByteArray());
            ObjectNode span = (ObjectNode) answer.path("span");
            assertEquals(true, span.remove("created_at").isTextual());
            return answer;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode expected(Tenant tenant) {
        try {
            return JSON.readTree(
                    """
                            {"count": 1, "span": {"created_by_id": "%s", "trace_id": "%s", "span_id": "00000000000000a1",
                              "parent_id": "00000000000000a0", "trace_type": "invocation", "span_type": "tool",
                              "span_kind": "SPAN_KIND_CLIENT", "span_name": "pay 😀", "start_time": "2026-11-01T10:00:00.123457Z",
                              "end_time": "2026-11-01T10:00:00.625957Z", "status_code": "STATUS_CODE_ERROR",
                              "status_message": "card refused",
                              "attributes": {"shop": {"text": "naïve ☃ 😀 \\"quoted\\" \\n", "big": 9007199254740993, "ratio": 1.0,
                                  "list": ["a", 1, true]}, "openinference": {"span": {"kind": "TOOL"}}, "nul": "ab",
                                "ag": {"type": {"span": "tool", "trace": "invocation"}, "data": {},
                                  "metrics": {"duration": {"cumulative": 502.5}, "errors": {"incremental": 1}, "tokens": {}, "costs": {}}}},
                              "events": [{"name": "exception", "timestamp": "2026-11-01T10:00:00.500000001",
                                "attributes": {"exception.type": "IOError"}}]}}
                            """
                            .formatted(tenant.userId(), traceId));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
