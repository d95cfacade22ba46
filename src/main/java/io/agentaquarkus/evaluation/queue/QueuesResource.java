package io.agentaquarkus.evaluation.queue;

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

/** The queues of evaluations. */
@Path("/evaluations/queues")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class QueuesResource {

    private static final String ONE = "queue";
    private static final String MANY = "queues";

    private final EvaluationAccess access;
    private final Queues queues;
    private final QueueScenarios scenarios;

    QueuesResource(EvaluationAccess access, Queues queues, QueueScenarios scenarios) {
        this.access = access;
        this.queues = queues;
        this.scenarios = scenarios;
    }

    @POST
    public Uni<Map<String, Object>> createQueues(byte[] body) {
        List<Fields> given = Fields.each(ExactJson.readObject(body), MANY);
        return access.editing(MANY, scope -> {
            Actor actor = Actor.of(scope);
            return queues.create(actor, given.stream().map(fields -> Queues.read(actor, fields)).toList());
        }).map(made -> Answer.list(MANY, made));
    }

    @PATCH
    public Uni<Map<String, Object>> editQueues(byte[] body) {
        List<Fields> edits = Fields.each(ExactJson.readObject(body), MANY);
        return access.editing(MANY, scope -> queues.edit(Actor.of(scope), edits)).map(edited -> Answer.list(MANY, edited));
    }

    /** The list that was asked for, when any of it was there. */
    @DELETE
    public Uni<Map<String, Object>> deleteQueues(byte[] body) {
        List<UUID> ids = new Fields(ExactJson.readObject(body)).uuids("queue_ids");
        return access.editing(MANY, scope -> queues.delete(scope.projectId(), ids))
                .map(count -> Answer.list("queue_ids", count == 0 ? List.of() : ids));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> queryQueues(byte[] body) {
        JsonNode request = ExactJson.readObject(body);
        AskedList asked = AskedList.read(request.get("windowing"));
        return access.viewing(MANY, scope -> queues.query(scope.projectId(), Fields.of(request, ONE),
                asked.window())).map(found -> Answer.list(MANY, asked.answer(found)));
    }

    @GET
    @Path("{queue_id}")
    public Uni<Map<String, Object>> fetchQueue(@RestPath("queue_id") UUID id) {
        return access.viewing(MANY, scope -> queues.fetch(scope.projectId(), id)).map(found -> Answer.one(ONE, found));
    }

    @PATCH
    @Path("{queue_id}")
    public Uni<Map<String, Object>> editQueue(@RestPath("queue_id") UUID id, byte[] body) {
        Fields edit = Fields.of(ExactJson.readObject(body), ONE);
        return access.editing(MANY, scope -> queues.edit(Actor.of(scope), edit.ofPath(id)))
                .map(edited -> Answer.first(ONE, edited));
    }

    @DELETE
    @Path("{queue_id}")
    public Uni<Map<String, Object>> deleteQueue(@RestPath("queue_id") UUID id) {
        return access.editing(MANY, scope -> queues.delete(scope.projectId(), id))
                .map(deleted -> Answer.one("queue_id", deleted ? id : null));
    }

    @POST
    @Path("{queue_id}/scenarios/query")
    public Uni<Map<String, Object>> queryEvaluationQueueScenarios(@RestPath("queue_id") UUID id, byte[] body) {
        QueueScenariosRequest request = new QueueScenariosRequest(id, ExactJson.readObject(body));
        return access.viewing(MANY, scope -> scenarios.query(scope.projectId(), id, request.user(), true, request.filter(),
                request.windowing())).map(request::answer);
    }
}
