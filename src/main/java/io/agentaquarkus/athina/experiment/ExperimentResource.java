package io.agentaquarkus.athina.experiment;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.eval.EvalRequests;
import io.agentaquarkus.evaluation.Run;
import io.smallrye.mutiny.Uni;

/** Experiments: prompts and models compared over a dataset. The reference has none; this is what a user would expect. */
@Path("/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ExperimentResource {

    private static final String ONE = "experiment";
    private static final String MANY = "experiments";
    private static final String EDIT = "edit_evaluation_runs";
    private static final String VIEW = "view_evaluation_runs";

    private final Access access;
    private final Experiments experiments;
    private final ExperimentTable table;

    ExperimentResource(Access access, Experiments experiments, ExperimentTable table) {
        this.access = access;
        this.experiments = experiments;
        this.table = table;
    }

    @POST
    public Uni<ObjectNode> createExperiment(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        return access.permitted(EDIT, scope -> experiments.start(scope, sent)).map(ExperimentResource::shown)
                .map(ExperimentResource::answer);
    }

    @GET
    public Uni<ObjectNode> listExperiments(@RestQuery("dataset_id") String datasetId) {
        return access.permitted(VIEW, scope -> experiments.all(scope, datasetId)).map(all -> {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            all.forEach(run -> list.add(shown(run)));
            ObjectNode bare = JsonNodeFactory.instance.objectNode();
            bare.set(MANY, list);
            return Bodies.answer(bare, MANY, list);
        });
    }

    @GET
    @Path("{experiment_id}")
    public Uni<ObjectNode> getExperiment(@RestPath("experiment_id") String id, @RestQuery @DefaultValue("0") int offset,
            @RestQuery @DefaultValue("100") int limit) {
        return access.permitted(VIEW, scope -> experiments.find(scope, id)
                .chain(run -> table.read(scope, run, offset, limit).map(read -> shown(run).setAll(read))))
                .map(shown -> answer((ObjectNode) shown));
    }

    @DELETE
    @Path("{experiment_id}")
    public Uni<ObjectNode> deleteExperiment(@RestPath("experiment_id") String id) {
        return access.permitted(EDIT, scope -> experiments.remove(scope, id))
                .replaceWith(() -> Bodies.message("Experiment deleted successfully"));
    }

    /** The status is that of the experiment. */
    private static ObjectNode answer(ObjectNode shown) {
        ObjectNode answer = shown.deepCopy();
        answer.putObject("data").set(ONE, shown);
        return answer;
    }

    private static ObjectNode shown(Run run) {
        return JsonNodeFactory.instance.objectNode().put("id", run.id().toString()).put("name", run.header().name())
                .put("description", run.header().description()).put("status", status(run))
                .put("created_at", Moments.text(run.lifecycle().createdAt()))
                .setAll((ObjectNode) Experiments.about(run));
    }

    private static String status(Run run) {
        return switch (run.status()) {
            case SUCCESS -> EvalRequests.COMPLETED;
            case ERRORS -> "completed_with_errors";
            case FAILURE, CANCELLED -> EvalRequests.FAILED;
            default -> EvalRequests.RUNNING;
        };
    }
}
