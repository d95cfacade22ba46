package io.agentaquarkus.handler;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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

/** {@code hook}: a workflow that runs on someone else's server, at the {@code url} of its revision. */
@Singleton
class Hook implements Handler {

    private static final String URL = "url";
    private static final long TIMEOUT_MS = 30_000;

    private final EgressGuard guard;
    private final EgressClient client;

    Hook(EgressGuard guard, EgressClient client) {
        this.guard = guard;
        this.client = client;
    }

    @Override
    public void admit(Invocation invocation) {
        if (!PythonValue.isTruthy(Invocation.member(invocation.revision(), URL))) {
            throw HandlerFailure.missingParameter(URL);
        }
    }

    @Override
    public Uni<Outcome> handle(Invocation invocation) {
        JsonNode url = invocation.revision().get(URL);
        String address = PythonText.printed(url).replaceAll("/+$", "") + "/invoke";
        Endpoint endpoint = guard.admit(address)
                .orElseThrow(() -> HandlerFailure.invalidParameter(URL, "http/https URL", TextNode.valueOf(url.asText())));
        return client.post(endpoint, headers(invocation), body(invocation).toString().getBytes(StandardCharsets.UTF_8),
                TIMEOUT_MS).onFailure().transform(Webhook::unanswered).map(answer -> Outcome.of(outputs(answer)));
    }

    private static Map<String, String> headers(Invocation invocation) {
        Map<String, String> headers = new LinkedHashMap<>();
        invocation.revision().path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), PythonText.printed(header.getValue())));
        return headers;
    }

    private static ObjectNode body(Invocation invocation) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("inputs", invocation.inputs().isNull() ? body.objectNode() : invocation.inputs());
        body.set("parameters", invocation.parameters());
        put(body, "outputs", invocation.outputs());
        put(body, "trace", invocation.trace());
        put(body, "testcase", invocation.testcase());
        return body;
    }

    private static void put(ObjectNode body, String name, JsonNode value) {
        if (!value.isNull()) {
            body.set(name, value);
        }
    }

    private static JsonNode outputs(EgressClient.Answer answer) {
        String text = Webhook.accepted(answer);
        JsonNode outputs = PythonValue.parse(text);
        return outputs == null ? TextNode.valueOf(text) : outputs;
    }
}
