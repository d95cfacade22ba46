package io.agentaquarkus.span.assemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.Span.Facets;
import io.agentaquarkus.span.Span.Metrics;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.TraceType;

/**
 * Turns the drafts of one request into spans, whatever the route they came by: attributes nested and {@code ag} cleaned,
 * then what only the request as a whole tells: the type of each trace, costs and sums, the session and user of roots.
 */
public final class SpanAssembler {

    private SpanAssembler() {
    }

    /** The spans in the order of the drafts, which must not be used afterwards. */
    public static List<Span> assemble(List<SpanDraft> drafts) {
        Map<UUID, List<SpanDraft>> traces = new LinkedHashMap<>();
        List<SpanDraft> trace = null;
        for (SpanDraft draft : drafts) {
            normalise(draft);
            if (trace == null || !trace.get(0).traceId.equals(draft.traceId)) {
                trace = traces.computeIfAbsent(draft.traceId, id -> new ArrayList<>());
            }
            trace.add(draft);
        }
        Map<UUID, TraceType> types = new LinkedHashMap<>();
        traces.forEach((id, spans) -> {
            boolean linked = spans.stream().anyMatch(span -> span.links != null);
            types.put(id, linked ? TraceType.ANNOTATION : TraceType.INVOCATION);
            MetricsRollup.apply(spans);
        });
        List<Span> spans = new ArrayList<>(drafts.size());
        for (SpanDraft draft : drafts) {
            spans.add(span(draft, types.get(draft.traceId)));
        }
        return spans;
    }

    private static void normalise(SpanDraft draft) {
        draft.attributes = DottedKeys.nest(draft.attributes);
        draft.ag = AgAttributes.clean(draft.attributes);
        Map<String, Object> metrics = Trees.object(draft.ag.get("metrics"));
        double durationMs = durationMs(draft.startNs, draft.endNs);
        if (durationMs > 0) {
            Trees.objectAt(metrics, "duration").put("cumulative", durationMs);
        } else {
            Trees.objectAt(metrics, "duration");
        }
        if (draft.events != null && !draft.events.isEmpty()) {
            long errors = draft.events.stream().filter(event -> "exception".equals(event.name())).count();
            Trees.objectAt(metrics, "errors").put("incremental", errors);
        }
        SpanType type = SpanType.of(Trees.at(draft.ag, "type", "span") instanceof String word ? word : null);
        draft.type = type == null ? SpanType.TASK : type;
        Map<String, Object> references = Trees.object(draft.ag.get("references"));
        if (references != null) {
            draft.references = references(references);
        }
        UUID hash = SpanHash.of(draft.references, draft.links);
        if (hash != null) {
            draft.hashes = List.of(Map.of("id", hash.toString(), "attributes", Map.of("key", "indirect")));
        }
    }

    /** Milliseconds with three decimals, between the times as they are shown: in microseconds. */
    private static double durationMs(long startNs, long endNs) {
        return (Span.micros(endNs) - Span.micros(startNs)) / 1_000.0;
    }

    private static List<Map<String, Object>> references(Map<String, Object> byKey) {
        List<Map<String, Object>> references = new ArrayList<>(byKey.size());
        byKey.forEach((key, value) -> {
            Map<String, Object> reference = new JsonObject(Trees.object(value));
            reference.put("attributes", Map.of("key", key));
            references.add(reference);
        });
        return references;
    }

    private static Span span(SpanDraft draft, TraceType traceType) {
        Trees.objectAt(draft.ag, "type").put("trace", traceType.wire());
        if (draft.parentId == 0) {
            draft.sessionId = text(Trees.at(draft.ag, "session", "id"));
            draft.userId = text(Trees.at(draft.ag, "user", "id"));
            draft.agentId = text(Trees.at(draft.ag, "unsupported", "agent", "id"));
        }
        return new Span(draft.traceId, draft.spanId, draft.parentId, traceType, draft.type, draft.kind, draft.name,
                draft.startNs, draft.endNs, draft.status, draft.statusMessage, draft.sessionId, draft.userId,
                draft.agentId, JsonTree.write(draft.attributes), json(draft.references), json(links(draft.links)),
                json(draft.hashes), json(events(draft.events)), metrics(draft.ag), facets(draft.ag));
    }

    private static Facets facets(Map<String, Object> ag) {
        return new Facets(group(Trees.at(ag, "session", "id")), group(Trees.at(ag, "user", "id")),
                Trees.at(ag, "type", "span") != null);
    }

    private static String group(Object id) {
        return id instanceof String text && !text.isEmpty() && text.length() <= Facets.LENGTH_MAX ? text : null;
    }

    private static String text(Object value) {
        return value instanceof String text ? text : null;
    }

    private static byte[] json(List<?> list) {
        return list == null || list.isEmpty() ? null : JsonTree.write(list);
    }

    private static List<Map<String, Object>> links(List<SpanDraft.Link> links) {
        if (links == null) {
            return null;
        }
        return links.stream().map(link -> {
            Map<String, Object> object = new JsonObject();
            object.put("trace_id", SpanIds.trace(link.traceId()));
            object.put("span_id", SpanIds.span(link.spanId()));
            if (link.attributes() != null) {
                object.put("attributes", link.attributes());
            }
            return object;
        }).toList();
    }

    private static List<Map<String, Object>> events(List<SpanDraft.Event> events) {
        if (events == null) {
            return null;
        }
        return events.stream().map(event -> {
            Map<String, Object> object = new JsonObject();
            object.put("name", event.name());
            object.put("timestamp", event.timestamp());
            if (event.attributes() != null) {
                object.put("attributes", event.attributes());
            }
            return object;
        }).toList();
    }

    /** The figures of a cleaned {@code ag}. */
    static Metrics metrics(Map<String, Object> ag) {
        Map<String, Object> metrics = Trees.object(ag.get("metrics"));
        return new Metrics(figure(Trees.at(metrics, "duration", "cumulative")),
                figure(Trees.at(metrics, "errors", "cumulative")),
                figure(Trees.at(metrics, "tokens", "cumulative", "total")),
                figure(Trees.at(metrics, "costs", "cumulative", "total")));
    }

    private static double figure(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
