package io.agentaquarkus.evaluation.result;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** The cells of evaluations. */
@Path("/evaluations/results")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ResultsResource {

    private static final String ONE = "result";
    private static final String MANY = "results";

    private final EvaluationAccess access;
    private final Results results;

    ResultsResource(EvaluationAccess access, Results results) {
        this.access = access;
        this.results = results;
    }

    @POST
    public Uni<Map<String, Object>> setResults(byte[] body) {
        List<Fields> cells = Fields.each(ExactJson.readObject(body), MANY);
        return access.editing(MANY, scope -> {
            Actor actor = Actor.of(scope);
            return results.set(actor, Results.read(actor, cells));
        }).map(set -> Answer.list(MANY, set));
    }

    @PUT
    public Uni<Map<String, Object>> putResults(byte[] body) {
        return setResults(body);
    }

    @PATCH
    public Uni<Map<String, Object>> patchResults(byte[] body) {
        return setResults(body);
    }

    /** The list that was asked for, when any of it was there. */
    @DELETE
    public Uni<Map<String, Object>> deleteResults(byte[] body) {
        List<UUID> ids = new Fields(ExactJson.readObject(body)).uuids("result_ids");
        return access.editing(MANY, scope -> results.delete(Actor.of(scope), ids))
                .map(count -> Answer.list("result_ids", count == 0 ? List.of() : ids));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> queryResults(byte[] body) {
        JsonNode request = ExactJson.readObject(body);
        AskedList asked = AskedList.read(request.get("windowing"));
        return access.viewing(MANY, scope -> results.query(scope.projectId(), Fields.of(request, ONE),
                asked.window())).map(found -> Answer.list(MANY, asked.answer(found)));
    }

    @GET
    @Path("{result_id}")
    public Uni<Map<String, Object>> fetchResult(@RestPath("result_id") UUID id) {
        return access.viewing(MANY, scope -> results.fetch(scope.projectId(), id)).map(found -> Answer.one(ONE, found));
    }

    @DELETE
    @Path("{result_id}")
    public Uni<Map<String, Object>> deleteResult(@RestPath("result_id") UUID id) {
        return access.editing(MANY, scope -> results.delete(Actor.of(scope), List.of(id)))
                .map(count -> Answer.one("result_id", count == 0 ? null : id));
    }
}
