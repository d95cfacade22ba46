package io.agentaquarkus.evaluation.execution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.trace.TraceTree;

/**
 * What evaluators are shown of a trace.
 *
 * @param spanId of the root
 * @param inputs of the root; null for none
 * @param outputs of the root; null for none
 * @param tree the whole trace
 */
record TraceContents(UUID traceId, long spanId, JsonNode inputs, JsonNode outputs, JsonNode tree) {

    /** Null when there is no root among the spans. */
    static TraceContents of(List<StoredSpan> spans) {
        Span root = spans.stream().map(StoredSpan::span).filter(Span::isRoot).findFirst().orElse(null);
        if (root == null) {
            return null;
        }
        JsonNode data = ExactJson.read(new String(root.attributes(), StandardCharsets.UTF_8)).at("/ag/data");
        JsonNode outputs = data.get("outputs");
        return new TraceContents(root.traceId(), root.spanId(), data.get("inputs"),
                outputs != null && outputs.has("__default__") ? outputs.get("__default__") : outputs,
                ExactJson.read(TraceTree.json(spans)));
    }

    String traceText() {
        return SpanIds.trace(traceId);
    }

    String spanText() {
        return SpanIds.span(spanId);
    }
}
