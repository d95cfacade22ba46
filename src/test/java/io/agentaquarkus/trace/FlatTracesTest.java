package io.agentaquarkus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;

class FlatTracesTest {

    private static final UUID FIRST = UUID.fromString("4d1f0c7a-9be2-4635-89a0-c5d2e7f81b31");
    private static final UUID SECOND = UUID.fromString("5e2a1d8b-0cf3-5746-90b1-d6e3f8092c42");
    private static final UUID WRITER = UUID.fromString("0195d6f0-0000-7000-8000-000000000001");

    @Test
    void tracesStandInTheOrderOfTheIdsWithTheirSpansByTheirIds() {
        String json = FlatTraces.json(List.of(SECOND, FIRST),
                List.of(span(FIRST, 0x11, 0), span(SECOND, 0x22, 0), span(SECOND, 0x33, 0x22)));
        assertEquals(ExactJson.read("""
                [{"trace_id": "5e2a1d8b0cf3574690b1d6e3f8092c42", "spans": {
                    "0000000000000022": %s,
                    "0000000000000033": %s}},
                 {"trace_id": "4d1f0c7a9be2463589a0c5d2e7f81b31", "spans": {
                    "0000000000000011": %s}}]
                """.formatted(member(SECOND, "22", ""),
                member(SECOND, "33", "\"parent_id\": \"00000000-0000-0022-0000-000000000022\","), member(FIRST, "11", ""))),
                ExactJson.read(json));
    }

    @Test
    void noTracesAreAnEmptyList() {
        assertEquals("[]", FlatTraces.json(List.of(), List.of()));
    }

    private static String member(UUID traceId, String digits, String parent) {
        return """
                {"created_at": "2026-01-03T00:00:00Z", "created_by_id": "0195d6f0-0000-7000-8000-000000000001",
                 "trace_id": "%s", "span_id": "00000000-0000-00%s-0000-0000000000%s", %s
                 "trace_type": "invocation", "span_type": "task", "span_kind": "SPAN_KIND_INTERNAL", "span_name": "step",
                 "start_time": "1970-01-01T00:00:01Z", "end_time": "1970-01-01T00:00:02Z",
                 "status_code": "STATUS_CODE_OK", "attributes": {"n": 1.0}}
                """.formatted(traceId, digits, digits, parent);
    }

    private static StoredSpan span(UUID traceId, long id, long parentId) {
        return new StoredSpan(new Span(traceId, id, parentId, TraceType.INVOCATION, SpanType.TASK, SpanKind.INTERNAL, "step",
                1_000_000_000L, 2_000_000_000L, StatusCode.OK, null, null, null, null,
                "{\"n\": 1.0}".getBytes(StandardCharsets.UTF_8), null, null, null, null, Span.Metrics.NONE, Span.Facets.NONE),
                Instant.parse("2026-01-03T00:00:00Z"), WRITER, null, null);
    }
}
