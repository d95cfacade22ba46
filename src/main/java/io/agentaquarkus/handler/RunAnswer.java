package io.agentaquarkus.handler;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonJson;

/** The answer to a run: an envelope in JSON, or events one by one. */
final class RunAnswer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RunAnswer() {
    }

    static Response of(Run run, RequestHeaders headers, Accepted accepted) {
        if (run.failure() != null) {
            return headed(Response.status(run.failure().code()), run, headers, json(envelope(run)));
        }
        boolean stream = run.outcome().isStream();
        if (!accepted.takes(stream)) {
            return headed(Response.status(Response.Status.NOT_ACCEPTABLE), run, headers, json(notAcceptable(run, accepted)));
        }
        return headed(Response.ok(), run, headers, stream ? events(run.outcome().outputs(), accepted) : json(envelope(run)));
    }

    private record Body(String mediaType, String text) {
    }

    private static Body json(JsonNode value) {
        return new Body(MediaType.APPLICATION_JSON, value.toString());
    }

    private static Body events(JsonNode events, Accepted accepted) {
        boolean isEventStream = accepted == Accepted.EVENT_STREAM;
        StringBuilder text = new StringBuilder();
        for (JsonNode event : events) {
            text.append(isEventStream ? "data: " : "").append(PythonJson.text(event)).append(isEventStream ? "\n\n" : "\n");
        }
        return new Body(isEventStream ? "text/event-stream; charset=utf-8" : Accepted.NDJSON.mediaType(), text.toString());
    }

    private static ObjectNode envelope(Run run) {
        ObjectNode envelope = JSON.objectNode().put("version", Request.VERSION);
        HandlerFailure failure = run.failure();
        ObjectNode status = envelope.putObject("status");
        if (failure == null) {
            status.put("code", 200).put("message", "Success");
        } else {
            status.put("code", failure.code()).put("type", failure.type()).put("message", failure.getMessage());
        }
        identify(envelope, run);
        if (run.workflow() != null && run.request().sessionId() != null) {
            envelope.put("session_id", run.request().sessionId());
        }
        if (failure == null) {
            ObjectNode data = envelope.putObject("data");
            JsonNode outputs = finite(run.outcome().outputs());
            if (!outputs.isNull()) {
                data.set("outputs", outputs);
            }
        }
        return envelope;
    }

    private static ObjectNode notAcceptable(Run run, Accepted accepted) {
        boolean stream = run.outcome().isStream();
        ObjectNode body = JSON.objectNode().put("detail", "Runnable produced a " + (stream ? "stream" : "batch")
                + " response but Accept requested '" + accepted.mediaType() + "'.");
        body.put("requested", accepted.mediaType());
        ArrayNode supported = body.putArray("supported");
        if (stream) {
            supported.add("application/jsonl").add("application/x-ndjson").add("text/event-stream");
        } else {
            supported.add("application/json");
        }
        identify(body, run);
        return body;
    }

    private static void identify(ObjectNode body, Run run) {
        if (run.isTraced()) {
            body.put("trace_id", run.traceText()).put("span_id", run.spanText());
        }
    }

    /** JSON has no form for numbers that are none. */
    private static JsonNode finite(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = JSON.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), finite(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JSON.arrayNode();
            value.forEach(element -> array.add(finite(element)));
            return array;
        }
        return value.isDouble() && !Double.isFinite(value.doubleValue()) ? NullNode.instance : value;
    }

    private static Response headed(Response.ResponseBuilder response, Run run, RequestHeaders headers, Body body) {
        response.header("x-ag-version", Request.VERSION);
        if (run.isTraced()) {
            response.header("x-ag-trace-id", run.traceText()).header("x-ag-span-id", run.spanText())
                    .header("traceparent", "00-" + run.traceText() + "-" + run.spanText() + "-01");
        }
        String session = run.workflow() == null ? null : run.request().sessionId();
        if (session != null) {
            response.header("x-ag-session-id", session).header("baggage", headers.baggage(session));
        }
        return response.type(body.mediaType()).entity(body.text().getBytes(StandardCharsets.UTF_8)).build();
    }
}
