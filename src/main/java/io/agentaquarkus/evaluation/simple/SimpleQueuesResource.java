package io.agentaquarkus.evaluation.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Answer;
import io.agentaquarkus.evaluation.EvaluationAccess;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.queue.QueueScenarios;
import io.agentaquarkus.evaluation.queue.QueueScenariosRequest;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.span.SpanIds;
import io.smallrye.mutiny.Uni;

/** Queues together with their runs. */
@Path("/simple/queues")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SimpleQueuesResource {

    private static final String ONE = "queue";
    private static final String MANY = "queues";
    private static final String ID = "queue_id";

    private final EvaluationAccess access;
    private final SimpleQueues queues;
    private final QueueItems items;
    private final QueueScenarios scenarios;

    SimpleQueuesResource(EvaluationAccess access, SimpleQueues queues, QueueItems items, QueueScenarios scenarios) {
        this.access = access;
        this.queues = queues;
        this.items = items;
        this.scenarios = scenarios;
    }

    @POST
    public Uni<Map<String, Object>> createSimpleQueue(byte[] body) {
        Fields queue = Fields.of(ExactJson.readObject(body), ONE);
        return access.editing(MANY, scope -> queues.create(Actor.of(scope), queue)).map(made -> Answer.one(ONE, made));
    }

    @DELETE
    public Uni<Map<String, Object>> deleteSimpleQueues(byte[] body) {
        List<UUID> ids = new Fields(ExactJson.readObject(body)).uuids("queue_ids");
        return access.editing(MANY, scope -> queues.delete(scope.projectId(), ids))
                .map(deleted -> Answer.list("queue_ids", deleted));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> querySimpleQueues(byte[] body) {
        JsonNode request = ExactJson.readObject(body);
        AskedList asked = AskedList.read(request.get("windowing"));
        return access.viewing(MANY, scope -> queues.query(scope.projectId(), Fields.of(request, ONE),
                asked.window()))
                .map(found -> Answer.page(MANY, asked.answer(found), SimpleQueue::id, request.get("windowing")));
    }

    @GET
    @Path("{queue_id}")
    public Uni<Map<String, Object>> fetchSimpleQueue(@RestPath(ID) UUID id) {
        return access.viewing(MANY, scope -> queues.fetch(scope.projectId(), id)).map(found -> Answer.one(ONE, found));
    }

    @DELETE
    @Path("{queue_id}")
    public Uni<Map<String, Object>> deleteSimpleQueue(@RestPath(ID) UUID id) {
        return access.editing(MANY, scope -> queues.delete(scope.projectId(), id)).map(deleted -> Answer.one(ID, deleted));
    }

    @POST
    @Path("{queue_id}/scenarios/query")
    public Uni<Map<String, Object>> querySimpleQueueScenarios(@RestPath(ID) UUID id, byte[] body) {
        QueueScenariosRequest request = new QueueScenariosRequest(id, ExactJson.readObject(body));
        return access.viewing(MANY, scope -> scenarios.query(scope.projectId(), id, request.users(), false, request.filter(),
                request.windowing())).map(request::answer);
    }

    @POST
    @Path("{queue_id}/traces")
    public Uni<Map<String, Object>> addSimpleQueueTraces(@RestPath(ID) UUID id, byte[] body) {
        List<String> texts = new Fields(ExactJson.readObject(body)).texts("trace_ids");
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int index = i;
            ids.add(SpanIds.parseTrace(texts.get(i)).orElseThrow(
                    () -> new Problem(422, "trace_ids[" + index + "] must be 32 hexadecimal digits or a UUID.")));
        }
        return add(id, QueueKind.TRACES, ids);
    }

    @POST
    @Path("{queue_id}/testcases")
    public Uni<Map<String, Object>> addSimpleQueueTestcases(@RestPath(ID) UUID id, byte[] body) {
        return add(id, QueueKind.TESTCASES, new Fields(ExactJson.readObject(body)).uuids("testcase_ids"));
    }

    private Uni<Map<String, Object>> add(UUID id, QueueKind kind, List<UUID> ids) {
        return access.editing(MANY, scope -> items.add(Actor.of(scope), id, kind, ids))
                .map(added -> Answer.one(ID, added ? id : null));
    }
}
