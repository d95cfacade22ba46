package io.agentaquarkus.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.FilterTimes;

/**
 * Writes a span as every reading route answers it. Stored JSON goes out as it is; only a span whose output was wrapped by
 * the SDK is opened, to take the wrapping off (reference: agenta-tracing-query, section 2.2).
 */
public final class SpanJson {

    private static final byte[] WRAPPING = "\"__default__\"".getBytes(StandardCharsets.UTF_8);

    private SpanJson() {
    }

    /** The members of the span's object, which the caller opens and closes. */
    public static void writeMembers(JsonGenerator out, StoredSpan stored) throws IOException {
        writeMembers(out, stored, IdForm.HEX);
    }

    static void writeMembers(JsonGenerator out, StoredSpan stored, IdForm ids) throws IOException {
        Span span = stored.span();
        out.writeStringField("created_at", Times.iso(stored.createdAt()));
        if (stored.updatedAt() != null) {
            out.writeStringField("updated_at", Times.iso(stored.updatedAt()));
        }
        out.writeStringField("created_by_id", stored.createdBy().toString());
        if (stored.updatedBy() != null) {
            out.writeStringField("updated_by_id", stored.updatedBy().toString());
        }
        out.writeStringField("trace_id", ids.trace(span.traceId()));
        out.writeStringField("span_id", ids.span(span.spanId()));
        if (!span.isRoot()) {
            out.writeStringField("parent_id", ids.span(span.parentId()));
        }
        out.writeStringField("trace_type", span.traceType().wire());
        out.writeStringField("span_type", span.spanType().wire());
        out.writeStringField("span_kind", span.kind().wire());
        out.writeStringField("span_name", span.name());
        out.writeStringField("start_time", time(span.startMicros()));
        out.writeStringField("end_time", time(span.endMicros()));
        out.writeStringField("status_code", span.status().wire());
        text(out, "status_message", span.statusMessage());
        text(out, "session_id", span.sessionId());
        text(out, "user_id", span.userId());
        text(out, "agent_id", span.agentId());
        json(out, "attributes", unwrapped(span.attributes()));
        json(out, "references", span.references());
        json(out, "links", span.links());
        json(out, "hashes", span.hashes());
        json(out, "events", span.events());
    }

    private static String time(long micros) {
        return Times.iso(FilterTimes.instant(micros));
    }

    private static void text(JsonGenerator out, String name, String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    private static void json(JsonGenerator out, String name, byte[] json) throws IOException {
        if (json != null) {
            out.writeFieldName(name);
            out.writeRawValue(new SerializedString(new String(json, StandardCharsets.UTF_8)));
        }
    }

    private static byte[] unwrapped(byte[] attributes) {
        if (!contains(attributes, WRAPPING)) {
            return attributes;
        }
        JsonNode root = StoredJson.read(attributes);
        JsonNode outputs = root.path("ag").path("data").path("outputs");
        if (!outputs.has("__default__")) {
            return attributes;
        }
        ((ObjectNode) root.path("ag").path("data")).set("outputs", outputs.get("__default__"));
        return StoredJson.write(root);
    }

    private static boolean contains(byte[] text, byte[] word) {
        outer: for (int i = 0; i <= text.length - word.length; i++) {
            for (int j = 0; j < word.length; j++) {
                if (text[i + j] != word[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
