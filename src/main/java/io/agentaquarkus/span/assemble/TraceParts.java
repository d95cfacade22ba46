package io.agentaquarkus.span.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.Span.Metrics;
import io.agentaquarkus.span.TraceType;

/**
 * Makes one trace of spans that were assembled in several requests, so that it comes out as if they had come in one, whatever
 * their order and however often each came: sums reach over all of them, and one that is an annotation makes all so.
 */
public final class TraceParts {

    private static final UUID ANY_TRACE = new UUID(0, 0);

    private TraceParts() {
    }

    /** What a stored span adds to its trace, or takes from it. */
    public record Part(long spanId, long parentId, TraceType type, byte[] attributes) {
    }

    /** What a span is to be instead. */
    public record Change(long spanId, TraceType type, byte[] attributes, Metrics metrics) {
    }

    /** The spans of the trace that are not yet as they should be. */
    public static List<Change> join(List<Part> trace) {
        List<SpanDraft> drafts = new ArrayList<>(trace.size());
        List<List<Object>> before = new ArrayList<>(trace.size());
        TraceType type = TraceType.INVOCATION;
        for (Part part : trace) {
            SpanDraft draft = new SpanDraft(ANY_TRACE, part.spanId(), part.parentId());
            draft.attributes = Trees.object(JsonTree.read(part.attributes()));
            draft.ag = Trees.object(draft.attributes.get("ag"));
            drafts.add(draft);
            before.add(sums(draft));
            type = part.type() == TraceType.ANNOTATION ? TraceType.ANNOTATION : type;
        }
        MetricsRollup.sums(drafts);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            SpanDraft draft = drafts.get(i);
            if (trace.get(i).type() != type || !before.get(i).equals(sums(draft))) {
                Trees.objectAt(draft.ag, "type").put("trace", type.wire());
                changes.add(new Change(draft.spanId, type, JsonTree.write(draft.attributes), SpanAssembler.metrics(draft.ag)));
            }
        }
        return changes;
    }

    /** What the sums of a span are; {@link MetricsRollup} replaces these values and never changes one. */
    private static List<Object> sums(SpanDraft draft) {
        Map<String, Object> metrics = Trees.object(draft.ag.get("metrics"));
        List<Object> sums = new ArrayList<>(3);
        for (String metric : new String[] { "tokens", "costs", "errors" }) {
            sums.add(Trees.at(metrics, metric, "cumulative"));
        }
        return sums;
    }
}
