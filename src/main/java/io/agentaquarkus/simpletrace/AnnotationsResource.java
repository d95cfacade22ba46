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

/** What evaluators, people among them, say of traces (reference: agenta-tracing-query, section 11). */
@Path("/annotations")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AnnotationsResource {

    private final TraceRequests requests;
    private final SimpleTraces traces;
    private final EvaluatorOfTraces evaluators;

    AnnotationsResource(TraceRequests requests, SimpleTraces traces, EvaluatorOfTraces evaluators) {
        this.requests = requests;
        this.traces = traces;
        this.evaluators = evaluators;
    }

    /** Nothing is stored for an evaluator without data. */
    @POST
    public Uni<ObjectNode> createAnnotation(byte[] body) {
        return requests.create(Form.ANNOTATION, body, (scope, trace) -> {
            Labels labels = Labels.sent(Form.ANNOTATION, trace);
            Content sent = Content.read(trace);
            return evaluators.resolve(scope, sent.references(), sent.data()).chain(revision -> {
                if (revision.data() == null) {
                    return Uni.createFrom().nullItem();
                }
                OutputsCheck.require(revision, sent.data());
                Content content = sent.withReferences(evaluators.named(sent.references(), revision));
                return traces.create(scope, revision.artifact().slug(), labels.flags(Form.ANNOTATION), content).onItem()
                        .ifNotNull()
                        .transform(span -> SimpleTraceAnswers.made(Form.ANNOTATION, span, labels, content));
            });
        });
    }

    @GET
    @Path("{trace_id}")
    public Uni<ObjectNode> fetchAnnotation(@RestPath("trace_id") String traceId) {
        return requests.fetch(Form.ANNOTATION, traceId);
    }

    /** Replaces data, tags and meta, and references and links when they are sent; the evaluator stays. */
    @PATCH
    @Path("{trace_id}")
    public Uni<ObjectNode> editAnnotation(@RestPath("trace_id") String traceId, byte[] body) {
        return requests.edit(Form.ANNOTATION, traceId, body, (scope, stored, sent) -> evaluators
                .resolve(scope, stored.content().references(), sent.data()).map(revision -> {
                    OutputsCheck.require(revision, sent.data());
                    ObjectNode references = sent.references().isEmpty() ? stored.content().references() : sent.references();
                    return sent.withReferences(evaluators.named(references, revision))
                            .withLinks(sent.links() == null ? stored.content().links() : sent.links());
                }));
    }

    @DELETE
    @Path("{trace_id}")
    public Uni<ObjectNode> deleteAnnotation(@RestPath("trace_id") String traceId) {
        return requests.delete(Form.ANNOTATION, traceId);
    }

    @POST
    @Path("query")
    public Uni<ObjectNode> queryAnnotations(byte[] body) {
        return requests.query(Form.ANNOTATION, body);
    }
}
