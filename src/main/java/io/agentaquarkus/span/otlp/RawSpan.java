package io.agentaquarkus.span.otlp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.assemble.EventTime;
import io.agentaquarkus.span.assemble.SpanDraft;

/** A span as it stands in an export request, in either encoding, before anything was checked. */
final class RawSpan {

    static final byte[] NONE = new byte[0];

    /** Ids are null when they came as a text that is not hexadecimal; a parent that is not given is {@link #NONE}. */
    byte[] traceId = NONE;
    byte[] spanId = NONE;
    byte[] parentId = NONE;
    String name = "";
    /** Null when the number or word is not one of the protocol. */
    SpanKind kind = SpanKind.UNSPECIFIED;
    /** Unsigned, as the protocol has it. */
    long startNs;
    long endNs;
    StatusCode status = StatusCode.UNSET;
    String statusMessage = "";
    final Map<String, Object> attributes = new LinkedHashMap<>(48);
    final List<Event> events = new ArrayList<>(0);
    final List<Link> links = new ArrayList<>(0);

    /** Why the span cannot be taken, or null. */
    String problem() {
        if (kind == null) {
            return "unknown span kind";
        }
        String malformed = malformed("trace id", traceId, 16);
        malformed = malformed == null ? malformed("span id", spanId, 8) : malformed;
        if (malformed == null && parentId != NONE) {
            malformed = malformed("parent span id", parentId, 8);
        }
        if (malformed != null) {
            return malformed;
        }
        if (isZero(traceId) || isZero(spanId)) {
            return (isZero(traceId) ? "trace" : "span") + " id of zeros";
        }
        if (startNs < 0 || endNs < 0 || events.stream().anyMatch(event -> event.ns < 0)) {
            return "time outside of the years 1970 to 2262";
        }
        for (Link link : links) {
            if (malformed("", link.traceId, 16) != null || malformed("", link.spanId, 8) != null) {
                return "link without a valid trace id and span id";
            }
        }
        return null;
    }

    private static String malformed(String name, byte[] id, int length) {
        if (id == null) {
            return name + " that is not hexadecimal";
        }
        return id.length == length ? null : name + " of " + id.length + " bytes instead of " + length;
    }

    private static boolean isZero(byte[] id) {
        for (byte b : id) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Only for a span without a problem. */
    SpanDraft draft() {
        SpanDraft draft = new SpanDraft(uuid(traceId), number(spanId), parentId == NONE ? 0 : number(parentId));
        draft.name = name;
        draft.kind = kind;
        draft.startNs = startNs;
        draft.endNs = endNs;
        draft.status = status;
        draft.statusMessage = statusMessage.isEmpty() ? null : statusMessage;
        draft.attributes = attributes;
        if (!events.isEmpty()) {
            draft.events = events.stream()
                    .map(event -> new SpanDraft.Event(event.name, EventTime.text(event.ns), event.attributes)).toList();
        }
        if (!links.isEmpty()) {
            draft.links = links.stream().map(link -> new SpanDraft.Link(uuid(link.traceId), number(link.spanId),
                    link.attributes.isEmpty() ? null : link.attributes)).toList();
        }
        return draft;
    }

    /** The bytes of a hexadecimal id, or null. */
    static byte[] id(String hex) {
        try {
            return hex.isEmpty() ? NONE : HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static UUID uuid(byte[] id) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static long number(byte[] id) {
        return ByteBuffer.wrap(id).getLong();
    }

    static final class Event {

        long ns;
        String name = "";
        final Map<String, Object> attributes = new JsonObject();
    }

    static final class Link {

        byte[] traceId = NONE;
        byte[] spanId = NONE;
        final Map<String, Object> attributes = new JsonObject();
    }
}
