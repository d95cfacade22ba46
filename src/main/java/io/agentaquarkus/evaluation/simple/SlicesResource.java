package io.agentaquarkus.evaluation.simple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;

import io.agentaquarkus.evaluation.Answer;
import io.agentaquarkus.evaluation.EvaluationAccess;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Parts of evaluations: single cells, and the shape. */
@Path("/simple/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SlicesResource {

    private static final String RUNS = "runs";
    private static final String RESULTS = "results";

    private final EvaluationAccess access;
    private final Slices slices;
    private final Shape shape;

    SlicesResource(EvaluationAccess access, Slices slices, Shape shape) {
        this.access = access;
        this.slices = slices;
        this.shape = shape;
    }

    @POST
    @Path("{evaluation_id}/populate")
    public Uni<Map<String, Object>> populateSlice(@RestPath("evaluation_id") UUID id, byte[] body) {
        List<Fields> cells = Fields.each(ExactJson.readObject(body), RESULTS);
        return editing(actor -> slices.populate(actor, id, Results.read(actor, cells)))
                .map(set -> Answer.list(RESULTS, set));
    }

    @POST
    @Path("{evaluation_id}/probe")
    public Uni<Map<String, Object>> probeSlice(@RestPath("evaluation_id") UUID id, byte[] body) {
        Slice slice = slice(id, body);
        AskedList asked = AskedList.all("Name scenarios, steps or repeats.");
        return access.viewing(RUNS, scope -> slices.probe(scope.projectId(), slice, asked.window()))
                .map(found -> Answer.list(RESULTS, asked.answer(found)));
    }

    @POST
    @Path("{evaluation_id}/prune")
    public Uni<Response> pruneSlice(@RestPath("evaluation_id") UUID id, byte[] body) {
        Slice slice = slice(id, body);
        return editing(actor -> slices.prune(actor, slice)).map(pruned -> Response.noContent().build());
    }

    @POST
    @Path("{evaluation_id}/refresh")
    public Uni<Response> refreshSlice(@RestPath("evaluation_id") UUID id, byte[] body) {
        Slice slice = slice(id, body);
        return editing(actor -> slices.refresh(actor, slice)).map(refreshed -> Response.noContent().build());
    }

    @POST
    @Path("{evaluation_id}/process")
    public Uni<Response> processSlice(@RestPath("evaluation_id") UUID id, byte[] body) {
        Fields request = new Fields(ExactJson.readObject(body));
        Slice slice = Slice.read(id, request);
        boolean overwrite = request.object().path("overwrite").booleanValue();
        return editing(actor -> slices.process(actor, slice, overwrite))
                .map(accepted -> Response.accepted("null").build());
    }

    @POST
    @Path("{evaluation_id}/scenarios/add")
    public Uni<Map<String, Object>> addScenarios(@RestPath("evaluation_id") UUID id, byte[] body) {
        Fields request = new Fields(ExactJson.readObject(body));
        Instant timestamp = request.time("timestamp");
        int count = request.integer("count");
        return editing(actor -> shape.addScenarios(actor, id, count, timestamp))
                .map(added -> Answer.list("scenarios", added));
    }

    @POST
    @Path("{evaluation_id}/scenarios/remove")
    public Uni<Response> removeScenarios(@RestPath("evaluation_id") UUID id, byte[] body) {
        List<UUID> ids = new Fields(ExactJson.readObject(body)).uuids("scenario_ids");
        return editing(actor -> shape.removeScenarios(actor, id, ids)).map(removed -> Response.noContent().build());
    }

    @POST
    @Path("{evaluation_id}/steps/add")
    public Uni<Map<String, Object>> addSteps(@RestPath("evaluation_id") UUID id, byte[] body) {
        List<Step> steps = RunData.steps(ExactJson.readObject(body).get("steps"));
        return run(actor -> shape.addSteps(actor, id, steps));
    }

    @POST
    @Path("{evaluation_id}/steps/remove")
    public Uni<Map<String, Object>> removeSteps(@RestPath("evaluation_id") UUID id, byte[] body) {
        List<String> keys = new Fields(ExactJson.readObject(body)).texts("step_keys");
        return run(actor -> shape.removeSteps(actor, id, keys));
    }

    @POST
    @Path("{evaluation_id}/repeats/set")
    public Uni<Map<String, Object>> setRepeats(@RestPath("evaluation_id") UUID id, byte[] body) {
        int repeats = new Fields(ExactJson.readObject(body)).integer("repeats");
        return run(actor -> shape.setRepeats(actor, id, repeats));
    }

    private Uni<Map<String, Object>> run(Function<Actor, Uni<Run>> work) {
        return editing(work).map(run -> Answer.one("run", run));
    }

    private <T> Uni<T> editing(Function<Actor, Uni<T>> work) {
        return access.editing(RUNS, scope -> work.apply(Actor.of(scope)));
    }

    private static Slice slice(UUID id, byte[] body) {
        return Slice.read(id, new Fields(ExactJson.readObject(body)));
    }
}
