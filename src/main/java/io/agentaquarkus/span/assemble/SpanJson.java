package io.agentaquarkus.span.assemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;

/** Spans as the JSON routes take them: flat, or as trees in which a span holds its children under {@code spans}. */
public final class SpanJson {

    private SpanJson() {
    }

    /** A list of spans, each with its children before it. What is no valid span is left out. */
    public static List<SpanDraft> list(List<?> spans) {
        List<SpanDraft> drafts = new ArrayList<>(spans.size());
        spans.forEach(span -> add(Trees.object(span), drafts));
        return drafts;
    }

    /** A stored span as a draft, to be written again with changes. */
    public static SpanDraft of(Span span) {
        SpanDraft draft = new SpanDraft(span.traceId(), span.spanId(), span.parentId());
        draft.kind = span.kind();
        draft.name = span.name();
        draft.startNs = span.startNs();
        draft.endNs = span.endNs();
        draft.status = span.status();
        draft.statusMessage = span.statusMessage();
        draft.sessionId = span.sessionId();
        draft.userId = span.userId();
        draft.agentId = span.agentId();
        draft.attributes = Trees.object(JsonTree.read(span.attributes()));
        draft.references = parts(stored(span.references()), SpanJson::reference);
        draft.links = parts(stored(span.links()), SpanJson::link);
        draft.hashes = parts(stored(span.hashes()), hash -> hash);
        draft.events = parts(stored(span.events()), event -> new SpanDraft.Event(text(event.get("name")),
                text(event.get("timestamp")), Trees.object(event.get("attributes"))));
        return draft;
    }

    private static Object stored(byte[] json) {
        return json == null ? null : JsonTree.read(json);
    }

    private static void add(Map<String, Object> json, List<SpanDraft> into) {
        if (json == null) {
            return;
        }
        Map<String, Object> children = Trees.object(json.get("spans"));
        if (children != null) {
            for (Object child : children.values()) {
                if (child instanceof List<?> siblings) {
                    siblings.forEach(sibling -> add(Trees.object(sibling), into));
                } else {
                    add(Trees.object(child), into);
                }
            }
        }
        SpanDraft draft = draft(json);
        if (draft != null) {
            into.add(draft);
        }
    }

    /** Null when an id or a time cannot be told. */
    private static SpanDraft draft(Map<String, Object> json) {
        try {
            SpanDraft draft = new SpanDraft(traceId(json.get("trace_id")), spanId(json.get("span_id")),
                    json.get("parent_id") == null ? 0 : spanId(json.get("parent_id")));
            draft.name = json.get("span_name") instanceof String name ? name : randomName();
            times(draft, json.get("start_time"), json.get("end_time"));
            SpanKind kind = SpanKind.of(text(json.get("span_kind")));
            draft.kind = kind == null ? SpanKind.UNSPECIFIED : kind;
            StatusCode status = StatusCode.of(text(json.get("status_code")));
            draft.status = status == null ? StatusCode.UNSET : status;
            draft.statusMessage = text(json.get("status_message"));
            draft.sessionId = text(json.get("session_id"));
            draft.userId = text(json.get("user_id"));
            draft.agentId = text(json.get("agent_id"));
            Map<String, Object> attributes = Trees.object(json.get("attributes"));
            draft.attributes = attributes == null ? new LinkedHashMap<>() : attributes;
            draft.references = parts(json.get("references"), SpanJson::reference);
            draft.links = parts(json.get("links"), SpanJson::link);
            draft.hashes = parts(json.get("hashes"), hash -> fields(hash, "id", "attributes"));
            draft.events = parts(json.get("events"), SpanJson::event);
            return draft;
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }

    private static void times(SpanDraft draft, Object start, Object end) {
        if (start == null && end == null) {
            Instant now = Instant.now();
            draft.startNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
            draft.endNs = draft.startNs;
        } else {
            draft.startNs = SpanTime.ns(start == null ? end : start);
            draft.endNs = SpanTime.ns(end == null ? start : end);
        }
    }

    private static String randomName() {
        return UUID.randomUUID().toString().substring(24);
    }

    private static UUID traceId(Object value) {
        return SpanIds.parseTrace(text(value)).orElseThrow(() -> new IllegalArgumentException("Not a trace id."));
    }

    private static long spanId(Object value) {
        return SpanIds.parseSpan(text(value)).orElseThrow(() -> new IllegalArgumentException("Not a span id."));
    }

    private static String text(Object value) {
        return value instanceof String text ? text : null;
    }

    private interface Part<T> {

        T read(Map<String, Object> json);
    }

    private static <T> List<T> parts(Object value, Part<T> part) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<T> parts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (Trees.object(element) != null) {
                parts.add(part.read(Trees.object(element)));
            }
        }
        return parts;
    }

    private static Map<String, Object> reference(Map<String, Object> json) {
        Map<String, Object> reference = fields(json, "id", "slug", "version", "attributes");
        reference.computeIfPresent("id", (name, id) -> ReferenceKeys.id((String) id));
        return reference;
    }

    private static SpanDraft.Link link(Map<String, Object> json) {
        return new SpanDraft.Link(traceId(json.get("trace_id")), spanId(json.get("span_id")),
                Trees.object(json.get("attributes")));
    }

    private static SpanDraft.Event event(Map<String, Object> json) {
        return new SpanDraft.Event(text(json.get("name")), SpanTime.eventText(json.get("timestamp")),
                Trees.object(json.get("attributes")));
    }

    private static Map<String, Object> fields(Map<String, Object> json, String... names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            if (json.get(name) != null) {
                fields.put(name, json.get(name));
            }
        }
        return fields;
    }
}
