package io.agentaquarkus.handler;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.catalog.WorkflowUri;
import io.smallrye.mutiny.Uni;

/**
 * Calls workflows for the server itself, as {@code POST {url}/invoke} would: one that this server runs is run here, any other
 * is called at its address (reference: agenta-evaluations, section 7.4).
 */
@ApplicationScoped
public class WorkflowCalls {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);
    private static final String NO_URL = "https://agenta.ai/docs/errors#v1:api:workflow-service-url-missing";

    private final Handlers handlers;
    private final Invocations invocations;
    private final RemoteWorkflows remote;

    WorkflowCalls(Handlers handlers, Invocations invocations, RemoteWorkflows remote) {
        this.handlers = handlers;
        this.invocations = invocations;
        this.remote = remote;
    }

    /**
     * What became of a call. What came out stands in the trace.
     *
     * @param traceId null when none was left
     * @param error {@code code}, {@code type} and {@code message}; null of a call that succeeded
     */
    public record Called(UUID traceId, ObjectNode error) {

        static Called failed(int code, String type, String message) {
            return new Called(null, error(code, type, message));
        }

        static ObjectNode error(int code, String type, String message) {
            return JsonNodeFactory.instance.objectNode().put("code", code).put("type", type).put("message", message);
        }
    }

    /**
     * A call that fails is a result too. The answer may come on any thread.
     *
     * @param revision the data of the workflow's revision, as reads show it
     * @param body of the request
     */
    public Uni<Called> call(Scope scope, ObjectNode revision, ObjectNode body) {
        String url = revision.path("url").asText();
        if (url.isBlank()) {
            return Uni.createFrom().item(Called.failed(400, NO_URL, "Workflow revision has no runnable service URL."));
        }
        return own(revision, url).map(workflow -> run(scope, workflow, body)).orElseGet(() -> remote.call(scope, url, body));
    }

    /** What is at the address that this server gives its workflows, now or when the revision was committed. */
    private Optional<Workflow> own(JsonNode revision, String url) {
        return WorkflowUri.of(revision)
                .filter(uri -> uri.isManaged() && url.endsWith("/" + uri.key() + "/" + uri.version()))
                .flatMap(uri -> handlers.find(uri.toString())).filter(Workflow::isMounted);
    }

    private Uni<Called> run(Scope scope, Workflow workflow, ObjectNode body) {
        Request request = Request.read(body, new RequestHeaders(JsonNodeFactory.instance.objectNode(), null, null));
        return invocations.run(scope, workflow, request).map(run -> new Called(run.isTraced() ? run.traceId() : null,
                run.failure() == null ? null
                        : Called.error(run.failure().code(), run.failure().type(), run.failure().getMessage())))
                .ifNoItem().after(TIME_LIMIT).recoverWithItem(() -> Called.failed(504, RemoteWorkflows.UNREACHED,
                        "The workflow gave no answer within " + TIME_LIMIT.toSeconds() + " seconds."));
    }
}
