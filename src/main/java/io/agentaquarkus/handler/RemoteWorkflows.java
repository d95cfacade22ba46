package io.agentaquarkus.handler;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Authenticator;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.handler.WorkflowCalls.Called;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.span.SpanIds;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Calls workflows that run on someone else's server, with a token that lets them speak for the caller for a while. */
@ApplicationScoped
class RemoteWorkflows {

    private static final long TIMEOUT_MS = 60_000;
    static final String UNREACHED = "https://agenta.ai/docs/errors#v1:api:workflow-service-unavailable";

    private final EgressGuard guard;
    private final EgressClient client;
    private final Authenticator authenticator;

    RemoteWorkflows(EgressGuard guard, EgressClient client, Authenticator authenticator) {
        this.guard = guard;
        this.client = client;
        this.authenticator = authenticator;
    }

    Uni<Called> call(Scope scope, String url, ObjectNode body) {
        String address = url.replaceAll("/+$", "") + "/invoke";
        return Uni.createFrom().item(() -> guard.admit(address)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(endpoint -> endpoint.isEmpty()
                        ? Uni.createFrom().item(Called.failed(400, UNREACHED, "The address of the workflow may not be called."))
                        : client.post(endpoint.get(), Map.of("Authorization", authenticator.credentialsFor(scope)),
                                body.toString().getBytes(StandardCharsets.UTF_8), TIMEOUT_MS).map(RemoteWorkflows::called)
                                .onFailure().recoverWithItem(failure -> Called.failed(502, UNREACHED,
                                        "The workflow gave no answer: " + failure.getMessage())));
    }

    /** Whatever has no status of its own is judged by that of HTTP. */
    private static Called called(EgressClient.Answer answer) {
        JsonNode parsed = PythonValue.parse(answer.body().toString(StandardCharsets.UTF_8));
        JsonNode envelope = parsed == null ? MissingNode.getInstance() : parsed;
        UUID traceId = SpanIds.parseTrace(envelope.path("trace_id").textValue()).orElse(null);
        JsonNode status = envelope.path("status");
        int code = status.path("code").asInt(answer.status());
        if (code == 200) {
            return new Called(traceId, null);
        }
        return new Called(traceId, status instanceof ObjectNode object ? object
                : Called.error(code, UNREACHED, "The workflow answered " + answer.status() + "."));
    }
}
