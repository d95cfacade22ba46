package io.agentaquarkus.athina.trace;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Owners;
import io.agentaquarkus.span.Span;
import io.smallrye.mutiny.Uni;

/** Traces and spans (reference: athina-api, section 5). */
@Path("/v1/trace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class TraceResource {

    private final Access access;
    private final Traces traces;

    TraceResource(Access access, Traces traces) {
        this.access = access;
        this.traces = traces;
    }

    @POST
    public Uni<ObjectNode> createTrace(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> traces.create(scope, sent).map(root -> trace(scope, root, List.of())));
    }

    @POST
    @Path("sdk")
    public Uni<ObjectNode> createTraceFromSdk(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> traces.createWhole(scope, sent)).map(trace -> {
            ObjectNode made = JsonNodeFactory.instance.objectNode().put("trace_id", trace.traceId().toString())
                    .put("span_count", trace.drafts().size() - 1);
            return Bodies.answer(made, made.deepCopy());
        });
    }

    @GET
    @Path("{trace_id}")
    public Uni<ObjectNode> getTrace(@RestPath("trace_id") String traceId) {
        return access.viewingSpans(scope -> traces.find(scope, traceId)
                .map(trace -> trace(scope, trace.root().span(), trace.spans())));
    }

    @PUT
    @Path("{trace_id}")
    public Uni<ObjectNode> updateTrace(@RestPath("trace_id") String traceId, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> traces.update(scope, traceId, sent)
                .map(trace -> trace(scope, trace.root().span(), trace.spans())));
    }

    @POST
    @Path("{trace_id}/spans")
    public Uni<ObjectNode> createSpan(@RestPath("trace_id") String traceId, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> traces.createSpan(scope, traceId, sent)).map(TraceResource::span);
    }

    @GET
    @Path("{trace_id}/spans/{span_id}")
    public Uni<ObjectNode> getSpan(@RestPath("trace_id") String traceId, @RestPath("span_id") String spanId) {
        return access.viewingSpans(scope -> traces.findSpan(scope, traceId, spanId)).map(stored -> span(stored.span()));
    }

    @PUT
    @Path("{trace_id}/spans/{span_id}")
    public Uni<ObjectNode> updateSpan(@RestPath("trace_id") String traceId, @RestPath("span_id") String spanId, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> traces.updateSpan(scope, traceId, spanId, sent)).map(TraceResource::span);
    }

    private static ObjectNode trace(Scope scope, Span root, List<Span> spans) {
        ObjectNode trace = JsonNodeFactory.instance.objectNode().put("id", root.traceId().toString());
        Owners.name(trace, scope);
        trace.setAll(SpanFields.read(root));
        ArrayNode list = trace.putArray("spans");
        spans.forEach(span -> list.add(Bodies.withoutNulls(SpanFields.readSpan(span))));
        return bare(trace, "trace");
    }

    private static ObjectNode span(Span span) {
        return bare(SpanFields.readSpan(span), "span");
    }

    /** The status is that of the trace or span, so there is none of the answer. */
    private static ObjectNode bare(ObjectNode whole, String name) {
        ObjectNode answer = Bodies.withoutNulls(whole);
        answer.putObject("data").set(name, whole);
        return answer;
    }
}
