package io.agentaquarkus.athina.log;

import java.util.List;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.smallrye.mutiny.Uni;

/**
 * Logged inferences: a span each, by itself in its trace. The id of a log is that of its trace; a generation inside of a trace
 * is a log too, whose id is that of its span.
 */
@Singleton
public class Logs {

    private static final long NANOS_PER_MS = 1_000_000;

    private final Inferences inferences;
    private final Traced traced;

    Logs(Inferences inferences, Traced traced) {
        this.inferences = inferences;
        this.traced = traced;
    }

    /** The span of the new log. */
    public Uni<Span> log(Scope scope, ObjectNode sent) {
        SpanDraft draft = Traced.draft(sent.path("prompt_slug").asText("inference"));
        write(draft, LogFields.named(sent));
        return inferences.write(scope, List.of(draft)).map(stored -> stored.get(0));
    }

    public Uni<StoredSpan> find(Scope scope, String id) {
        OptionalLong spanId = SpanIds.parseSpan(id);
        return SpanIds.parseTrace(id)
                .map(traceId -> traced.find(scope, traceId))
                .orElseGet(() -> spanId.isEmpty() ? Uni.createFrom().nullItem() : inferences.find(scope, spanId.getAsLong()))
                .onItem().ifNull().failWith(() -> Bodies.unknown("The log", id));
    }

    Uni<StoredSpan> findByReference(Scope scope, String reference) {
        return inferences.find(scope, reference).onItem().ifNull()
                .failWith(() -> Bodies.unknown("A log with the external_reference_id", reference));
    }

    public Uni<Void> update(Scope scope, StoredSpan log, ObjectNode sent) {
        ObjectNode members = LogFields.named(sent);
        JsonNode metadata = members.remove("metadata");
        return inferences.change(scope, log, draft -> {
            write(draft, members);
            if (metadata != null) {
                SpanContent.change(draft, ag -> ag.withObjectProperty("meta").withObjectProperty("custom_attributes")
                        .setAll((ObjectNode) metadata));
            }
        }).replaceWithVoid();
    }

    private static void write(SpanDraft draft, ObjectNode members) {
        SpanContent.change(draft, ag -> {
            LogFields.write(ag, members);
            ag.withObjectProperty("type").put("span", type(LogFields.read(ag, LogFields.PROMPT)));
        });
        if (members.has(LogFields.RESPONSE_TIME)) {
            draft.startNs = draft.endNs - duration(members.get(LogFields.RESPONSE_TIME));
        }
        if (members.has("error") || members.path("status_code").asInt() >= 400) {
            draft.status = StatusCode.ERROR;
            draft.statusMessage = members.has("error") ? members.get("error").asText() : draft.statusMessage;
        } else if (members.has("status_code")) {
            draft.status = StatusCode.OK;
        }
    }

    /** Nanoseconds. */
    private static long duration(JsonNode milliseconds) {
        double ms = milliseconds.doubleValue();
        if (!(ms >= 0 && ms <= Integer.MAX_VALUE)) {
            throw Problem.badRequest("response_time: it must be a number of milliseconds from 0 to " + Integer.MAX_VALUE + ".");
        }
        return Math.round(ms * NANOS_PER_MS);
    }

    /** The id by which the log of a span is known. */
    public static String id(Span span) {
        return span.isRoot() && span.spanId() == span.traceId().getLeastSignificantBits() ? span.traceId().toString()
                : SpanIds.span(span.spanId());
    }

    public static String type(JsonNode prompt) {
        return prompt.isArray() ? "chat" : "completion";
    }
}
