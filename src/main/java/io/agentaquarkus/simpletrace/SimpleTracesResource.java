package io.agentaquarkus.simpletrace;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.smallrye.mutiny.Uni;

/** Traces of one span, told without the span (reference: agenta-tracing-query, section 10). */
@Path("/simple/traces")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SimpleTracesResource {

    private final TraceRequests requests;
    private final SimpleTraces traces;
    private final EvaluatorOfTraces evaluators;

    SimpleTracesResource(TraceRequests requests, SimpleTraces traces, EvaluatorOfTraces evaluators) {
        this.requests = requests;
        this.traces = traces;
        this.evaluators = evaluators;
    }

    @POST
    @ResponseStatus(202)
    public Uni<ObjectNode> createSimpleTrace(byte[] body) {
        return requests.create(Form.TRACE, body, (scope, trace) -> {
            Labels labels = Labels.sent(Form.TRACE, trace);
            return completed(scope, Content.read(trace)).chain(content -> traces
                    .create(scope, name(content), labels.flags(Form.TRACE), content)
                    .onItem().ifNotNull()
                    .transform(span -> SimpleTraceAnswers.made(Form.TRACE, span, labels, content)));
        });
    }

    @GET
    @Path("{trace_id}")
    public Uni<ObjectNode> fetchSimpleTrace(@RestPath("trace_id") String traceId) {
        return requests.fetch(Form.TRACE, traceId);
    }

    /** Replaces everything that the trace says; links that are not sent are none. */
    @PATCH
    @Path("{trace_id}")
    public Uni<ObjectNode> editSimpleTrace(@RestPath("trace_id") String traceId, byte[] body) {
        return requests.edit(Form.TRACE, traceId, body, (scope, stored, sent) -> Uni.createFrom()
                .item(sent.links() != null ? sent : sent.withLinks(JsonNodeFactory.instance.objectNode())));
    }

    @DELETE
    @Path("{trace_id}")
    public Uni<ObjectNode> deleteSimpleTrace(@RestPath("trace_id") String traceId) {
        return requests.delete(Form.TRACE, traceId);
    }

    @POST
    @Path("query")
    public Uni<ObjectNode> querySimpleTraces(byte[] body) {
        return requests.query(Form.TRACE, body);
    }

    /** What an evaluator says of something names the evaluator in full, which is made if need be. */
    private Uni<Content> completed(Scope scope, Content content) {
        return content.references().path("evaluator").isEmpty() || content.links().isEmpty()
                ? Uni.createFrom().item(content)
                : evaluators.resolve(scope, content.references(), content.data())
                        .map(revision -> content.withReferences(evaluators.named(content.references(), revision)));
    }

    private static String name(Content content) {
        return content.references().path("evaluator").path("slug").asText("annotation");
    }
}
