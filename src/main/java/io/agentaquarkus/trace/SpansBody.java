package io.agentaquarkus.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.assemble.SpanJson;
import io.agentaquarkus.span.assemble.Trees;

/** The bodies of the routes that write spans: a flat list, a map of traces, one trace or a list of traces. */
final class SpansBody {

    private final Map<String, Object> json;

    private SpansBody(Map<String, Object> json) {
        this.json = json;
    }

    static SpansBody of(byte[] body) {
        try {
            Map<String, Object> json = body == null ? null : Trees.object(JsonTree.read(body));
            if (json != null) {
                return new SpansBody(json);
            }
        } catch (IllegalArgumentException notJson) {
            throw Problem.badRequest("The body is not valid JSON.");
        }
        throw Problem.badRequest("The body must be a JSON object.");
    }

    /** The spans at the top level; {@code spans} wins over {@code traces}, whose keys do not matter. */
    List<Map<String, Object>> topLevel() {
        List<Map<String, Object>> spans = new ArrayList<>();
        if (json.get("spans") instanceof List<?> list && !list.isEmpty()) {
            list.forEach(span -> addObject(span, spans));
            return spans;
        }
        traces().values().forEach(trace -> spans.addAll(topLevel(Trees.object(trace))));
        return spans;
    }

    /** The top level for a write of one trace, which has one root. */
    List<Map<String, Object>> oneTrace() {
        List<Map<String, Object>> spans = topLevel();
        if (!(json.get("spans") instanceof List<?> list && !list.isEmpty())) {
            if (traces().size() > 1) {
                throw Problem.badRequest("Too many traces");
            }
        }
        return withOneRoot(spans);
    }

    /** As {@link #oneTrace()}, and all of its top level of the one trace that the path names. */
    List<Map<String, Object>> oneTrace(String pathTraceId) {
        List<Map<String, Object>> spans = topLevel();
        if (!spans.isEmpty()) {
            List<String> traceIds = spans.stream().map(span -> (String) span.get("trace_id")).distinct().toList();
            if (traceIds.size() > 1) {
                throw Problem.badRequest("Trace payload must contain exactly one trace_id.");
            }
            if (!requireSame(pathTraceId, traceIds.get(0))) {
                throw Problem.badRequest("Path trace_id '" + pathTraceId + "' does not match payload trace_id '"
                        + traceIds.get(0) + "'.");
            }
        }
        return oneTrace();
    }

    /** The top level of {@code trace}, which has one root. */
    List<Map<String, Object>> trace() {
        return withOneRoot(topLevel(givenTrace()));
    }

    /** As {@link #trace()}, of the trace that the path names. */
    List<Map<String, Object>> trace(String pathTraceId) {
        if (!requireSame(pathTraceId, (String) givenTrace().get("trace_id"))) {
            throw Problem.badRequest("Path trace_id '" + pathTraceId + "' does not match payload trace_id.");
        }
        return trace();
    }

    /** The top levels of {@code traces} as a list: of two entries with one id the last, in the place of the first. */
    List<Map<String, Object>> traceList() {
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        if (json.get("traces") instanceof List<?> list) {
            for (Object element : list) {
                Map<String, Object> trace = Trees.object(element);
                if (trace != null && trace.get("trace_id") instanceof String id) {
                    byId.put(id, trace);
                }
            }
        }
        if (byId.isEmpty()) {
            throw Problem.badRequest("Missing traces");
        }
        List<Map<String, Object>> spans = new ArrayList<>();
        byId.values().forEach(trace -> spans.addAll(topLevel(trace)));
        return spans;
    }

    static List<SpanDraft> drafts(List<Map<String, Object>> topLevel) {
        return SpanJson.list(topLevel);
    }

    private Map<String, Object> traces() {
        Map<String, Object> traces = Trees.object(json.get("traces"));
        return traces == null ? Map.of() : traces;
    }

    private Map<String, Object> givenTrace() {
        Map<String, Object> trace = Trees.object(json.get("trace"));
        if (trace == null || !(trace.get("trace_id") instanceof String)) {
            throw Problem.badRequest("Missing trace");
        }
        return trace;
    }

    /** Lists stand for siblings of one name; at the top of a trace, where one root belongs, they are not read. */
    private static List<Map<String, Object>> topLevel(Map<String, Object> trace) {
        List<Map<String, Object>> spans = new ArrayList<>();
        Map<String, Object> byName = trace == null ? null : Trees.object(trace.get("spans"));
        if (byName != null) {
            byName.values().forEach(span -> addObject(span, spans));
        }
        return spans;
    }

    private static void addObject(Object value, List<Map<String, Object>> into) {
        if (Trees.object(value) != null) {
            into.add(Trees.object(value));
        }
    }

    private static boolean requireSame(String pathTraceId, String givenTraceId) {
        UUID path = SpanIds.parseTrace(pathTraceId).orElse(null);
        UUID given = SpanIds.parseTrace(givenTraceId).orElse(null);
        if (path == null || given == null) {
            throw Problem.badRequest("Invalid trace_id in path or payload.");
        }
        return Objects.equals(path, given);
    }

    private static List<Map<String, Object>> withOneRoot(List<Map<String, Object>> spans) {
        if (spans.isEmpty()) {
            throw Problem.badRequest("Missing spans");
        }
        long roots = spans.stream().filter(span -> span.get("parent_id") == null).count();
        if (roots == 0) {
            throw Problem.badRequest("Missing root span");
        }
        if (roots > 1) {
            throw Problem.badRequest("Too many root spans");
        }
        return spans;
    }
}
