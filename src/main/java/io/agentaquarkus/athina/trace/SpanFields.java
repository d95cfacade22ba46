package io.agentaquarkus.athina.trace;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.log.LogFields;
import io.agentaquarkus.athina.log.Logs;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.assemble.SpanDraft;

/**
 * Traces and spans as Athina has them, and the spans that they are stored as (reference: athina-api, sections 5 and 14). A
 * trace says things of its own; they stand on a root span that is not shown among its spans.
 */
final class SpanFields {

    static final String NAME = "name";
    static final String SPAN_TYPE = "span_type";
    static final String START = "start_time";
    static final String END = "end_time";
    static final String STATUS = "status";
    static final String ATTRIBUTES = "attributes";
    static final String INPUT = "input";
    static final String OUTPUT = "output";
    static final String VERSION = "version";

    private static final String GENERATION = "generation";
    private static final String USUAL = "span";
    private static final String IS_OPEN = "is_open";
    private static final String IS_TRACE = "is_trace";

    private static final Map<String, String> TYPES = Map.of("tool", "tool", "retriever", "query", "retrieval", "query");
    private static final Map<String, String> SHOWN_TYPES = Map.of("chat", GENERATION, "completion", GENERATION, "llm",
            GENERATION, "tool", "tool", "query", "retrieval");
    private static final Map<String, StatusCode> STATUSES = Map.of("success", StatusCode.OK, "ok", StatusCode.OK, "error",
            StatusCode.ERROR);

    private SpanFields() {
    }

    /** Makes the draft the root that speaks for a trace. */
    static void asTrace(SpanDraft draft) {
        SpanContent.change(draft, ag -> ag.withObjectProperty("flags").put(IS_TRACE, true));
    }

    static boolean isTrace(Span span) {
        return span.isRoot() && SpanContent.of(span).at("/flags/" + IS_TRACE).booleanValue();
    }

    /** Writes the members that there are; others stay as they are. */
    static void write(SpanDraft draft, ObjectNode sent) {
        if (sent.has(NAME)) {
            draft.name = sent.get(NAME).asText();
        }
        SpanContent.change(draft, ag -> {
            times(draft, ag, sent);
            status(draft, ag, sent);
            put(ag.withObjectProperty("data"), "inputs", sent.get(INPUT));
            put(ag.withObjectProperty("data"), "outputs", sent.get(OUTPUT));
            put(ag.withObjectProperty("meta"), VERSION, sent.get(VERSION));
            put(ag.withObjectProperty("meta"), ATTRIBUTES, sent.get(ATTRIBUTES));
            put(ag.withObjectProperty("tags"), SPAN_TYPE, sent.get(SPAN_TYPE));
            type(ag);
        });
    }

    /** An end that is not known yet is the start, and marked. */
    private static void times(SpanDraft draft, ObjectNode ag, ObjectNode sent) {
        boolean open = draft.endNs == draft.startNs && ag.at("/flags/" + IS_OPEN).asBoolean(draft.endNs == 0);
        if (sent.has(START)) {
            draft.startNs = Moments.nanos(sent.get(START), START);
        }
        if (sent.has(END)) {
            draft.endNs = Moments.nanos(sent.get(END), END);
            open = false;
        } else if (open && sent.has("duration")) {
            draft.endNs = draft.startNs + Math.round(sent.get("duration").doubleValue() * 1_000_000);
            open = false;
        } else if (open) {
            draft.endNs = draft.startNs;
        }
        if (draft.endNs < draft.startNs) {
            throw Problem.badRequest(END + ": it lies before the start_time.");
        }
        ag.withObjectProperty("flags").put(IS_OPEN, open);
    }

    /** What an error says is its message, wherever the client puts it. */
    private static void status(SpanDraft draft, ObjectNode ag, ObjectNode sent) {
        if (sent.has(STATUS)) {
            String status = sent.get(STATUS).asText();
            ag.withObjectProperty("tags").put(STATUS, status);
            draft.status = STATUSES.getOrDefault(status.toLowerCase(java.util.Locale.ROOT), StatusCode.UNSET);
        }
        JsonNode attributes = sent.path(ATTRIBUTES);
        JsonNode message = attributes.path(attributes.has("error") ? "error" : "status_message");
        if (draft.status == StatusCode.ERROR && !message.isMissingNode()) {
            draft.statusMessage = message.asText();
        }
    }

    /** The attributes of a generation are those of a log. */
    private static void type(ObjectNode ag) {
        String type = ag.at("/tags/" + SPAN_TYPE).asText(USUAL);
        if (!type.equals(GENERATION)) {
            ag.withObjectProperty("type").put("span", TYPES.getOrDefault(type, "task"));
            return;
        }
        if (ag.at("/meta/" + ATTRIBUTES) instanceof ObjectNode attributes) {
            ObjectNode members = LogFields.named(attributes);
            members.remove("tags");
            LogFields.write(ag, members);
        }
        ag.withObjectProperty("type").put("span", Logs.type(LogFields.read(ag, LogFields.PROMPT)));
    }

    private static void put(ObjectNode parent, String name, JsonNode value) {
        if (value != null) {
            parent.set(name, value);
        }
    }

    /** The members that traces and spans have in common; what is not known is null. */
    static ObjectNode read(Span span) {
        JsonNode ag = SpanContent.of(span);
        boolean open = ag.at("/flags/" + IS_OPEN).booleanValue();
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put(NAME, span.name());
        shown.put(START, Moments.text(span.startNs()));
        shown.put(END, open ? null : Moments.text(span.endNs()));
        shown.put("duration", open ? null : Math.round((span.endNs() - span.startNs()) / 1_000_000.0));
        shown.put(STATUS, ag.at("/tags/" + STATUS).asText(status(span)));
        shown.set(ATTRIBUTES, attributes(ag));
        shown.set(INPUT, value(ag.at("/data/inputs")));
        shown.set(OUTPUT, value(ag.at("/data/outputs")));
        shown.set(VERSION, value(ag.at("/meta/" + VERSION)));
        return shown;
    }

    static ObjectNode readSpan(Span span) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", SpanIds.span(span.spanId()));
        shown.put("trace_id", span.traceId().toString());
        shown.put("parent_id", span.isRoot() ? null : SpanIds.span(span.parentId()));
        shown.put(SPAN_TYPE, SpanContent.of(span).at("/tags/" + SPAN_TYPE)
                .asText(SHOWN_TYPES.getOrDefault(span.spanType().wire(), USUAL)));
        return shown.setAll(read(span));
    }

    /** A span that came by another route says all that it says. */
    private static JsonNode attributes(JsonNode ag) {
        JsonNode own = ag.at("/meta/" + ATTRIBUTES);
        if (own.isObject()) {
            return own;
        }
        return ag.at("/flags/" + IS_OPEN).isMissingNode() ? JsonNodeFactory.instance.objectNode().set("ag", ag)
                : JsonNodeFactory.instance.objectNode();
    }

    private static String status(Span span) {
        return span.status() == StatusCode.ERROR ? "error" : span.status() == StatusCode.OK ? "success" : null;
    }

    private static JsonNode value(JsonNode found) {
        return found.isMissingNode() ? JsonNodeFactory.instance.nullNode() : found;
    }
}
