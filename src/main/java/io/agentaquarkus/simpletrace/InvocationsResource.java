package io.agentaquarkus.simpletrace;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

/** Runs of applications (reference: agenta-tracing-query, section 12). */
@Path("/invocations")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class InvocationsResource {

    private final TraceRequests requests;
    private final SimpleTraces traces;
    private final ApplicationOfTraces applications;

    InvocationsResource(TraceRequests requests, SimpleTraces traces, ApplicationOfTraces applications) {
        this.requests = requests;
        this.traces = traces;
        this.applications = applications;
    }

    /** Nothing is stored for an application that is not there, or has no data. */
    @POST
    public Uni<ObjectNode> createInvocation(byte[] body) {
        return requests.create(Form.INVOCATION, body, (scope, trace) -> {
            Labels labels = Labels.sent(Form.INVOCATION, trace);
            Content sent = Content.read(trace);
            return applications.resolve(scope.projectId(), sent.references()).chain(found -> {
                if (found == null || found.revision().data() == null) {
                    return Uni.createFrom().nullItem();
                }
                Content content = sent.withReferences(applications.named(sent.references(), found));
                return traces.create(scope, found.revision().artifact().slug(), labels.flags(Form.INVOCATION), content)
                        .onItem().ifNotNull()
                        .transform(span -> SimpleTraceAnswers.made(Form.INVOCATION, span, labels, content));
            });
        });
    }

    @GET
    @Path("{trace_id}")
    public Uni<ObjectNode> fetchInvocation(@RestPath("trace_id") String traceId) {
        return requests.fetch(Form.INVOCATION, traceId);
    }

    /** Replaces data, tags and meta; what was run stays, whatever references and links are sent. */
    @PATCH
    @Path("{trace_id}")
    public Uni<ObjectNode> editInvocation(@RestPath("trace_id") String traceId, byte[] body) {
        return requests.edit(Form.INVOCATION, traceId, body, (scope, stored, sent) -> Uni.createFrom()
                .item(sent.withReferences(stored.content().references()).withLinks(stored.content().links())));
    }

    @DELETE
    @Path("{trace_id}")
    public Uni<ObjectNode> deleteInvocation(@RestPath("trace_id") String traceId) {
        return requests.delete(Form.INVOCATION, traceId);
    }

    @POST
    @Path("query")
    public Uni<ObjectNode> queryInvocations(byte[] body) {
        return requests.query(Form.INVOCATION, body);
    }
}
