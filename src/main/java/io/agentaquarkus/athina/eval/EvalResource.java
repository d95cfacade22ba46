package io.agentaquarkus.athina.eval;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.smallrye.mutiny.Uni;

/** Runs of evaluations. */
@Path("/v1/eval")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class EvalResource {

    private final Access access;
    private final Evals evals;
    private final EvalRequests requests;

    EvalResource(Access access, Evals evals, EvalRequests requests) {
        this.access = access;
        this.evals = evals;
        this.requests = requests;
    }

    @POST
    @Path("run")
    public Uni<ObjectNode> runEval(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.editingSpans(scope -> evals.run(scope, sent)).map(EvalResource::answer);
    }

    @GET
    @Path("eval-request-id/{eval_request_id}")
    public Uni<ObjectNode> fetchEvalRequest(@RestPath("eval_request_id") String id) {
        return access.viewingSpans(scope -> requests.find(scope, id)).map(EvalResource::answer);
    }

    /** The status is that of the run. */
    private static ObjectNode answer(ObjectNode run) {
        run.putObject("data").put("eval_request_id", run.get("eval_request_id").textValue())
                .put("status", run.get("status").textValue());
        return run;
    }
}
