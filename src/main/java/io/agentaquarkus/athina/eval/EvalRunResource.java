package io.agentaquarkus.athina.eval;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.smallrye.mutiny.Uni;

/** Evaluations of the rows of a dataset: results that the SDK has, and runs in two steps (reference: athina-api, section 8). */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class EvalRunResource {

    private static final String PERMISSION = "edit_evaluation_runs";

    private final Access access;
    private final LoggedResults logged;
    private final PlatformRuns runs;

    EvalRunResource(Access access, LoggedResults logged, PlatformRuns runs) {
        this.access = access;
        this.logged = logged;
        this.runs = runs;
    }

    @POST
    @Path("eval_run/log-eval-results-sdk")
    public Uni<ObjectNode> logDatasetEvalResults(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.permitted(PERMISSION, scope -> logged.log(scope, sent)).map(id -> {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            data.putObject("development_eval_config").put("id", id.toString());
            data.put("logged", sent.get("eval_results").size());
            return Bodies.answer(JsonNodeFactory.instance.objectNode(), data);
        });
    }

    @POST
    @Path("eval_run")
    public Uni<ObjectNode> createEvalRun(@RestQuery String datasetId, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.permitted(PERMISSION, scope -> runs.create(scope, datasetId, sent))
                .map(run -> Bodies.answer(JsonNodeFactory.instance.objectNode(), "eval_run", run));
    }

    @POST
    @Path("dataset_event/{dataset_id}")
    public Uni<ObjectNode> createDatasetEvent(@RestPath("dataset_id") String datasetId, byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.permitted(PERMISSION, scope -> runs.start(scope, datasetId, sent))
                .map(event -> Bodies.answer(JsonNodeFactory.instance.objectNode(), "dataset_event", event));
    }
}
