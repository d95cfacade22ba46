package io.agentaquarkus.span.assemble;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;

/**
 * A span as a sender described it, on its way to becoming a {@link io.agentaquarkus.span.Span}. It lives for one request
 * and in one thread, so its fields are open and {@link SpanAssembler} changes them.
 */
public final class SpanDraft {

    public final UUID traceId;
    public final long spanId;
    /** 0 on a root. */
    public final long parentId;

    public SpanKind kind = SpanKind.UNSPECIFIED;
    public String name = "";
    public long startNs;
    public long endNs;
    public StatusCode status = StatusCode.UNSET;
    public String statusMessage;
    public String sessionId;
    public String userId;
    public String agentId;

    /** Keys may be dotted, values are plain JSON values as {@link io.agentaquarkus.json.JsonTree} gives them. */
    public Map<String, Object> attributes = new LinkedHashMap<>();
    /** {@code {id?, slug?, version?, "attributes"?: {"key"}}} each; replaced when {@code ag.references} is set. */
    public List<Map<String, Object>> references;
    /** An empty list, unlike null, makes the trace an annotation. */
    public List<Link> links;
    /** Kept only when none is computed. */
    public List<Map<String, Object>> hashes;
    public List<Event> events;

    SpanType type = SpanType.TASK;
    Map<String, Object> ag;

    public SpanDraft(UUID traceId, long spanId, long parentId) {
        this.traceId = traceId;
        this.spanId = spanId;
        this.parentId = parentId;
    }

    /** @param attributes null when there are none */
    public record Link(UUID traceId, long spanId, Map<String, Object> attributes) {
    }

    /** @param timestamp as it is written; {@link EventTime} has the forms */
    public record Event(String name, String timestamp, Map<String, Object> attributes) {
    }
}
