package io.agentaquarkus.evaluation.simple;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.agentaquarkus.evaluation.Answer;
import io.agentaquarkus.evaluation.EvaluationAccess;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Evaluations by the revisions that they are made of. */
@Path("/simple/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SimpleEvaluationsResource {

    private static final String RUNS = "runs";
    private static final String ONE = "evaluation";

    private final EvaluationAccess access;
    private final SimpleEvaluations evaluations;

    SimpleEvaluationsResource(EvaluationAccess access, SimpleEvaluations evaluations) {
        this.access = access;
        this.evaluations = evaluations;
    }

    @POST
    public Uni<Map<String, Object>> createSimpleEvaluation(byte[] body) {
        Fields evaluation = Fields.of(ExactJson.readObject(body), ONE);
        return editing(actor -> evaluations.create(actor, evaluation));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> querySimpleEvaluations(byte[] body) {
        Fields filter = Fields.of(ExactJson.readObject(body), ONE);
        AskedList asked = AskedList.all("Name tags or flags.");
        return access.viewing(RUNS, scope -> evaluations.query(scope.projectId(), filter, asked.window())).map(found -> Answer
                .list("evaluations", asked.answer(found).stream().map(SimpleEvaluation::of).toList()));
    }

    @GET
    @Path("{evaluation_id}")
    public Uni<Map<String, Object>> fetchSimpleEvaluation(@RestPath("evaluation_id") UUID id) {
        return access.viewing(RUNS, scope -> evaluations.fetch(scope.projectId(), id))
                .map(SimpleEvaluationsResource::answer);
    }

    @PATCH
    @Path("{evaluation_id}")
    public Uni<Map<String, Object>> editSimpleEvaluation(@RestPath("evaluation_id") UUID id, byte[] body) {
        Fields edit = Fields.of(ExactJson.readObject(body), ONE);
        return editing(actor -> evaluations.edit(actor, id, edit));
    }

    /** The same answer whether it was there or not. */
    @DELETE
    @Path("{evaluation_id}")
    public Uni<Map<String, Object>> deleteSimpleEvaluation(@RestPath("evaluation_id") UUID id) {
        return access.editing(RUNS, scope -> evaluations.delete(scope.projectId(), id))
                .map(deleted -> Answer.one("evaluation_id", id));
    }

    @POST
    @Path("{evaluation_id}/start")
    public Uni<Map<String, Object>> startSimpleEvaluation(@RestPath("evaluation_id") UUID id) {
        return editing(actor -> evaluations.start(actor, id));
    }

    @POST
    @Path("{evaluation_id}/stop")
    public Uni<Map<String, Object>> stopSimpleEvaluation(@RestPath("evaluation_id") UUID id) {
        return editing(actor -> evaluations.stop(actor, id));
    }

    @POST
    @Path("{evaluation_id}/close")
    public Uni<Map<String, Object>> closeSimpleEvaluation(@RestPath("evaluation_id") UUID id) {
        return editing(actor -> evaluations.close(actor, id, true));
    }

    @POST
    @Path("{evaluation_id}/open")
    public Uni<Map<String, Object>> openSimpleEvaluation(@RestPath("evaluation_id") UUID id) {
        return editing(actor -> evaluations.close(actor, id, false));
    }

    private Uni<Map<String, Object>> editing(Function<Actor, Uni<Run>> work) {
        return access.editing(RUNS, scope -> work.apply(Actor.of(scope))).map(SimpleEvaluationsResource::answer);
    }

    private static Map<String, Object> answer(Run run) {
        return Answer.one(ONE, run == null ? null : SimpleEvaluation.of(run));
    }
}
