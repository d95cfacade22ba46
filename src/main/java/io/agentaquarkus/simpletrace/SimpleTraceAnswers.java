package io.agentaquarkus.simpletrace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;

/** The envelopes of simple traces. {@code count} is the number of items in the answer. */
final class SimpleTraceAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SimpleTraceAnswers() {
    }

    static ObjectNode nothing() {
        return JSON.objectNode().put("count", 0);
    }

    /** What was made, as it was sent. */
    static ObjectNode made(Form form, Span span, Labels labels, Content content) {
        return one(form.singular(), object(span, labels, content));
    }

    static ObjectNode one(Form form, SimpleTrace trace) {
        return one(form.singular(), object(trace));
    }

    static ObjectNode link(Form form, Span span) {
        return one(form.link(), ids(span));
    }

    static ObjectNode many(Form form, List<SimpleTrace> traces) {
        ObjectNode answer = JSON.objectNode().put("count", traces.size());
        ArrayNode list = answer.putArray(form.plural());
        traces.forEach(trace -> list.add(object(trace)));
        return answer;
    }

    private static ObjectNode one(String member, ObjectNode item) {
        ObjectNode answer = JSON.objectNode().put("count", 1);
        answer.set(member, item);
        return answer;
    }

    private static ObjectNode object(SimpleTrace trace) {
        StoredSpan root = trace.root();
        ObjectNode object = object(root.span(), trace.labels(), trace.content());
        put(object, "created_at", root.createdAt());
        put(object, "updated_at", root.updatedAt());
        put(object, "created_by_id", root.createdBy());
        put(object, "updated_by_id", root.updatedBy());
        return object;
    }

    private static ObjectNode object(Span span, Labels labels, Content content) {
        ObjectNode object = ids(span).put("origin", labels.origin()).put("kind", labels.kind())
                .put("channel", labels.channel());
        put(object, "tags", content.tags());
        put(object, "meta", content.meta());
        object.set("data", content.data());
        object.set("references", content.references());
        put(object, "links", content.links());
        return object;
    }

    private static ObjectNode ids(Span span) {
        return JSON.objectNode().put("trace_id", SpanIds.trace(span.traceId())).put("span_id", SpanIds.span(span.spanId()));
    }

    private static void put(ObjectNode object, String member, JsonNode value) {
        if (value != null) {
            object.set(member, value);
        }
    }

    private static void put(ObjectNode object, String member, Instant value) {
        if (value != null) {
            object.put(member, Times.iso(value));
        }
    }

    private static void put(ObjectNode object, String member, UUID value) {
        if (value != null) {
            object.put(member, value.toString());
        }
    }
}
