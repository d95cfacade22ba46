package io.agentaquarkus.span.assemble;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.agentaquarkus.json.JsonObject;

/**
 * The costs of spans, and the sums over each span and everything below it, for spans of one trace. The tree follows
 * parent ids, whatever the order of spans or of their times. A span whose ancestors are not all there keeps what its
 * sender said.
 */
final class MetricsRollup {

    private static final String[] MEMBERS = { "prompt", "completion", "total" };
    private static final Double ZERO = 0.0;
    private static final Comparator<SpanDraft> BY_ID = Comparator.comparingLong(span -> span.spanId);

    private MetricsRollup() {
    }

    static void apply(List<SpanDraft> trace) {
        trace.forEach(SpanCost::add);
        sums(trace);
    }

    /** The sums alone. They do not depend on the order of the spans. */
    static void sums(List<SpanDraft> trace) {
        if (trace.size() == 1) {
            if (trace.get(0).parentId == 0) {
                sum(trace.get(0), List.of());
            }
            return;
        }
        Map<Long, SpanDraft> byId = new LinkedHashMap<>(trace.size() * 2);
        trace.forEach(span -> byId.put(span.spanId, span));
        Map<Long, List<SpanDraft>> children = new HashMap<>();
        List<SpanDraft> order = new ArrayList<>(byId.size());
        for (SpanDraft span : byId.values()) {
            if (span.parentId == 0) {
                order.add(span);
            } else {
                children.computeIfAbsent(span.parentId, id -> new ArrayList<>(4)).add(span);
            }
        }
        // Sums of fractions differ by the order in which they are added.
        children.values().forEach(siblings -> siblings.sort(BY_ID));
        // Parents before children; what a circle of parents holds together is never reached.
        for (int i = 0; i < order.size(); i++) {
            order.addAll(children.getOrDefault(order.get(i).spanId, List.of()));
        }
        for (int i = order.size() - 1; i >= 0; i--) {
            sum(order.get(i), children.getOrDefault(order.get(i).spanId, List.of()));
        }
    }

    private static Map<String, Object> metric(SpanDraft span, String metric) {
        return Trees.objectAt(Trees.objectAt(span.ag, "metrics"), metric);
    }

    private static void sum(SpanDraft span, List<SpanDraft> children) {
        vector(span, "tokens", children);
        vector(span, "costs", children);
        Number errors = number(Trees.at(span.ag, "metrics", "errors", "incremental"), 0L);
        for (SpanDraft child : children) {
            errors = Numbers.add(errors, number(Trees.at(child.ag, "metrics", "errors", "cumulative"), 0L));
        }
        if (errors.doubleValue() != 0) {
            metric(span, "errors").put("cumulative", errors);
        }
    }

    private static void vector(SpanDraft span, String metric, List<SpanDraft> children) {
        List<Map<String, Object>> parts = new ArrayList<>(children.size() + 1);
        parts.add(Trees.object(Trees.at(span.ag, "metrics", metric, "incremental")));
        for (SpanDraft child : children) {
            parts.add(Trees.object(Trees.at(child.ag, "metrics", metric, "cumulative")));
        }
        // Most spans call no model.
        if (Collections.frequency(parts, null) == parts.size()) {
            return;
        }
        Map<String, Object> cumulative = new JsonObject();
        boolean any = false;
        for (String member : MEMBERS) {
            Number sum = null;
            for (Map<String, Object> part : parts) {
                Number figure = part == null ? ZERO : number(part.get(member), ZERO);
                sum = sum == null ? figure : Numbers.add(sum, figure);
            }
            cumulative.put(member, sum);
            any |= sum.doubleValue() != 0;
        }
        if (any) {
            metric(span, metric).put("cumulative", cumulative);
        }
    }

    private static Number number(Object value, Number otherwise) {
        return value instanceof Number number ? number : otherwise;
    }
}
