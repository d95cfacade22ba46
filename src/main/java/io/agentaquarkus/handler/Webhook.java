package io.agentaquarkus.handler;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.egress.Endpoint;
import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;
import io.smallrye.mutiny.Uni;

/** {@code auto_webhook_test}: someone else's server judges the outputs. */
@Singleton
class Webhook {

    private static final String URL = "webhook_url";
    private static final long TIMEOUT_MS = 10_000;

    private final EgressGuard guard;
    private final EgressClient client;

    Webhook(EgressGuard guard, EgressClient client) {
        this.guard = guard;
        this.client = client;
    }

    Uni<Outcome> evaluate(Invocation invocation) {
        String url = PythonText.printed(invocation.required(URL));
        Endpoint endpoint = guard.admit(url)
                .orElseThrow(() -> HandlerFailure.invalidParameter(URL, "http/https URL", TextNode.valueOf(url)));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("inputs", invocation.requiredInputs());
        body.put("output", invocation.outputsText());
        double threshold = invocation.threshold();
        return client.post(endpoint, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8), TIMEOUT_MS)
                .onFailure().transform(Webhook::unanswered)
                .map(answer -> Outcome.of(judged(answer, threshold)));
    }

    private static JsonNode judged(EgressClient.Answer answer, double threshold) {
        String text = accepted(answer);
        JsonNode result = PythonValue.parse(text);
        if (result == null) {
            throw refused("client", 500, "The webhook's answer is no JSON.");
        }
        if (result.isNumber() || result.isBoolean()) {
            double score = PythonValue.number(result).getAsDouble();
            return JsonNodeFactory.instance.objectNode().<ObjectNode> set("score", result).put("success", score >= threshold);
        }
        if (!Invocation.isTextOrObject(result)) {
            throw HandlerFailure.invalidOutputs(Invocation.TEXT_OR_OBJECT, result);
        }
        return result;
    }

    static HandlerFailure unanswered(Throwable failure) {
        return refused("client", 500, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    /** The text of an answer; everything but a 200 is passed on as a failure. */
    static String accepted(EgressClient.Answer answer) {
        String text = answer.body().toString(StandardCharsets.UTF_8);
        if (answer.status() != 200) {
            throw refused("server", answer.status(), text);
        }
        return text;
    }

    private static HandlerFailure refused(String who, int code, String message) {
        return HandlerFailure.of(code, "workflows:custom-hook-" + who + "-error", message);
    }
}
