package io.agentaquarkus.handler;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.assemble.SpanDraft;

/** The spans that tell of a run: one for the run itself, and one for each call of a model. */
final class RunTrace {

    private RunTrace() {
    }

    static List<SpanDraft> of(Run run) {
        List<SpanDraft> drafts = new ArrayList<>(List.of(root(run)));
        run.models().made().forEach(call -> drafts.add(ModelCallSpan.of(call, run.traceId(), run.spanId())));
        return drafts;
    }

    private static SpanDraft root(Run run) {
        SpanDraft draft = new SpanDraft(run.traceId(), run.spanId(), 0);
        draft.name = run.workflow().spanName();
        draft.kind = SpanKind.SERVER;
        draft.startNs = nanos(run.start());
        draft.endNs = Math.max(draft.startNs, nanos(Instant.now()));
        draft.sessionId = null;
        draft.attributes.put("ag", JsonTree.read(content(run).toString().getBytes(StandardCharsets.UTF_8)));
        draft.links = links(run.request().links());
        if (run.failure() != null) {
            draft.status = StatusCode.ERROR;
            String message = message(run.failure());
            draft.statusMessage = run.failure().className() + ": " + message;
            draft.events = List.of(exception(run.failure().className(), message));
        }
        return draft;
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static ObjectNode content(Run run) {
        ObjectNode ag = JsonNodeFactory.instance.objectNode();
        ag.putObject("type").put("span", "workflow");
        ag.putObject("flags").put("stream", run.request().flags().path("stream").booleanValue());
        ObjectNode data = ag.putObject("data");
        ObjectNode inputs = data.putObject("inputs");
        for (String argument : run.workflow().arguments()) {
            JsonNode value = run.argument(argument);
            if (!value.isNull()) {
                inputs.set(argument, value);
            }
        }
        if (run.outcome() != null) {
            data.set("outputs", withoutNulls(run.outcome().outputs()));
        }
        JsonNode parameters = run.argument("parameters");
        if (!parameters.isEmpty()) {
            data.set("parameters", parameters);
        }
        if (!run.request().references().isEmpty()) {
            ag.set("references", run.request().references());
        }
        return ag;
    }

    /** Attributes of spans have no null: what would be is not there. */
    private static JsonNode withoutNulls(JsonNode value) {
        if (!value.isObject()) {
            return value;
        }
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        value.properties().stream().filter(member -> !member.getValue().isNull())
                .forEach(member -> rest.set(member.getKey(), withoutNulls(member.getValue())));
        return rest;
    }

    private static List<SpanDraft.Link> links(JsonNode links) {
        if (links == null) {
            return null;
        }
        List<SpanDraft.Link> read = new ArrayList<>();
        links.properties().forEach(link -> {
            Optional<UUID> traceId = SpanIds.parseTrace(link.getValue().path("trace_id").textValue());
            OptionalLong spanId = SpanIds.parseSpan(link.getValue().path("span_id").textValue());
            if (traceId.isPresent() && spanId.isPresent()) {
                read.add(new SpanDraft.Link(traceId.get(), spanId.getAsLong(), Map.of("key", link.getKey())));
            }
        });
        return read;
    }

    private static String message(HandlerFailure failure) {
        return failure.isTyped() ? failure.getMessage() + "\n\nError " + failure.code() + " | " + failure.type()
                : failure.getMessage();
    }

    static SpanDraft.Event exception(String type, String message) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("exception.type", type);
        attributes.put("exception.message", message);
        attributes.put("exception.escaped", "False");
        return new SpanDraft.Event("exception", Instant.now().toString(), attributes);
    }
}
