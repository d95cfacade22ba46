package io.agentaquarkus.athina.eval;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Owners;
import io.agentaquarkus.json.ExactJson;
import io.smallrye.mutiny.Uni;

/** What the evaluation SDK reports. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class EvalSdkResource {

    private final Access access;
    private final EvalSdk evals;

    EvalSdkResource(Access access, EvalSdk evals) {
        this.access = access;
        this.evals = evals;
    }

    /** Which evaluations somebody uses is nobody's business: it is taken, since the SDK asks for it first, and not kept. */
    @POST
    @Path("sdk/log-usage")
    public Uni<ObjectNode> logUsage(byte[] body) {
        return access.viewingSpans(scope -> Uni.createFrom().item(Bodies::success));
    }

    @POST
    @Path("eval_request")
    public Uni<ObjectNode> createEvalRequest(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> evals.begin(scope, sent).map(id -> {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("id", id.toString());
            Owners.name(request, scope);
            return Bodies.answer(JsonNodeFactory.instance.objectNode(), "eval_request", request);
        }));
    }

    @POST
    @Path("eval_result")
    public Uni<ObjectNode> logEvalResults(byte[] body) {
        JsonNode results = ExactJson.read(new String(body, StandardCharsets.UTF_8));
        return access.editingSpans(scope -> evals.add(scope, results)).replaceWith(() -> Bodies.message("Eval results logged"));
    }

    @POST
    @Path("experiment")
    public Uni<ObjectNode> logExperiment(byte[] body) {
        return say(EvalSdk.EXPERIMENT, body);
    }

    @POST
    @Path("eval_performance_report")
    public Uni<ObjectNode> logPerformanceReport(byte[] body) {
        return say(EvalSdk.PERFORMANCE, body);
    }

    private Uni<ObjectNode> say(String kind, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> evals.say(scope, kind, sent))
                .replaceWith(() -> Bodies.answer(JsonNodeFactory.instance.objectNode(), kind, sent));
    }
}
