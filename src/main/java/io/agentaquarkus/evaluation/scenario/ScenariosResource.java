package io.agentaquarkus.evaluation.scenario;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Answer;
import io.agentaquarkus.evaluation.EvaluationAccess;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** The rows of evaluations. */
@Path("/evaluations/scenarios")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ScenariosResource {

    private static final String ONE = "scenario";
    private static final String MANY = "scenarios";

    private final EvaluationAccess access;
    private final Scenarios scenarios;

    ScenariosResource(EvaluationAccess access, Scenarios scenarios) {
        this.access = access;
        this.scenarios = scenarios;
    }

    @POST
    public Uni<Map<String, Object>> createScenarios(byte[] body) {
        List<Fields> given = Fields.each(ExactJson.readObject(body), MANY);
        return access.editing(MANY, scope -> {
            Actor actor = Actor.of(scope);
            return scenarios.create(actor, given.stream().map(fields -> Scenarios.read(actor, fields)).toList());
        }).map(made -> Answer.list(MANY, made));
    }

    @PATCH
    public Uni<Map<String, Object>> editScenarios(byte[] body) {
        List<Fields> edits = Fields.each(ExactJson.readObject(body), MANY);
        return access.editing(MANY, scope -> scenarios.edit(Actor.of(scope), edits))
                .map(edited -> Answer.list(MANY, edited));
    }

    @DELETE
    public Uni<Map<String, Object>> deleteScenarios(byte[] body) {
        List<UUID> ids = new Fields(ExactJson.readObject(body)).uuids("scenario_ids");
        return access.editing(MANY, scope -> scenarios.delete(Actor.of(scope), ids))
                .map(deleted -> Answer.list("scenario_ids", deleted));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> queryScenarios(byte[] body) {
        JsonNode request = ExactJson.readObject(body);
        AskedList asked = AskedList.read(request.get("windowing"));
        return access.viewing(MANY, scope -> scenarios.query(scope.projectId(), Fields.of(request, ONE),
                asked.window())).map(found -> Answer.list(MANY, asked.answer(found)));
    }

    @GET
    @Path("{scenario_id}")
    public Uni<Map<String, Object>> fetchScenario(@RestPath("scenario_id") UUID id) {
        return access.viewing(MANY, scope -> scenarios.fetch(scope.projectId(), id)).map(found -> Answer.one(ONE, found));
    }

    @PATCH
    @Path("{scenario_id}")
    public Uni<Map<String, Object>> editScenario(@RestPath("scenario_id") UUID id, byte[] body) {
        Fields edit = Fields.of(ExactJson.readObject(body), ONE);
        return access.editing(MANY, scope -> scenarios.edit(Actor.of(scope), edit.ofPath(id)))
                .map(edited -> Answer.first(ONE, edited));
    }

    @DELETE
    @Path("{scenario_id}")
    public Uni<Map<String, Object>> deleteScenario(@RestPath("scenario_id") UUID id) {
        return access.editing(MANY, scope -> scenarios.delete(Actor.of(scope), List.of(id)))
                .map(deleted -> Answer.first("scenario_id", deleted));
    }
}
