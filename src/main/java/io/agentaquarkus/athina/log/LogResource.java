package io.agentaquarkus.athina.log;

import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.StoredSpan;
import io.smallrye.mutiny.Uni;

/** Logging of inferences (reference: athina-api, section 4). All updates change what is sent and nothing else. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class LogResource {

    private static final String UPDATED = "Log updated successfully";

    private final Access access;
    private final Logs logs;

    LogResource(Access access, Logs logs) {
        this.access = access;
        this.logs = logs;
    }

    @POST
    @Path("log/inference")
    public Uni<ObjectNode> logInference(byte[] body) {
        return log(Bodies.read(body));
    }

    /** What older clients send, who write the text None for what there is not (reference: athina-api, section 4.5). */
    @POST
    @Path("log/prompt/{kind}")
    public Uni<ObjectNode> logPrompt(@RestPath String kind, byte[] body) {
        return log(LogFields.older(Bodies.read(body)));
    }

    @PUT
    @Path("logs/{log_id}")
    public Uni<ObjectNode> updateLogById(@RestPath("log_id") String id, byte[] body) {
        return update(body, scope -> logs.find(scope, id));
    }

    @PUT
    @Path("logs/external/{external_reference_id: .+}")
    public Uni<ObjectNode> updateLogByExternalReferenceId(@RestPath("external_reference_id") String reference, byte[] body) {
        return update(body, scope -> logs.findByReference(scope, reference));
    }

    @GET
    @Path("log/inference/{prompt_run_id}")
    public Uni<ObjectNode> getLog(@RestPath("prompt_run_id") String id) {
        return access.viewingSpans(scope -> logs.find(scope, id)).map(log -> {
            ObjectNode bare = JsonNodeFactory.instance.objectNode().put("prompt_run_id", Logs.id(log.span()));
            bare.put("created_at", Moments.text(log.createdAt()));
            bare.setAll(LogFields.all(SpanContent.of(log.span())));
            return Bodies.answer(bare, "log", bare.deepCopy());
        });
    }

    @PATCH
    @Path("log/inference/{prompt_run_id}")
    public Uni<ObjectNode> patchLogById(@RestPath("prompt_run_id") String id, byte[] body) {
        return update(body, scope -> logs.find(scope, id));
    }

    @PATCH
    @Path("log/inference/update-by-external-reference-id/{external_reference_id: .+}")
    public Uni<ObjectNode> patchLogByExternalReferenceId(@RestPath("external_reference_id") String reference, byte[] body) {
        return update(body, scope -> logs.findByReference(scope, reference));
    }

    private Uni<ObjectNode> log(ObjectNode sent) {
        if (!sent.has(LogFields.MODEL) && !sent.has(LogFields.PROMPT) && !sent.has(LogFields.RESPONSE)) {
            throw Problem.badRequest("prompt: a log needs at least one of language_model_id, prompt and response.");
        }
        return access.editingSpans(scope -> logs.log(scope, sent)).map(span -> {
            ObjectNode named = JsonNodeFactory.instance.objectNode().put("prompt_run_id", Logs.id(span));
            return Bodies.answer(named, named.deepCopy());
        });
    }

    private Uni<ObjectNode> update(byte[] body, Function<Scope, Uni<StoredSpan>> find) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> find.apply(scope)
                .chain(log -> logs.update(scope, log, sent)
                        .replaceWith(() -> Bodies.message(UPDATED, JsonNodeFactory.instance.objectNode()
                                .put("prompt_run_id", Logs.id(log.span()))))));
    }
}
