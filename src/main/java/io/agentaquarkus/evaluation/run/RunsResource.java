package io.agentaquarkus.evaluation.run;

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
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Answer;
import io.agentaquarkus.evaluation.EvaluationAccess;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.queue.Queues;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Evaluations, as they are stored. */
@Path("/evaluations/runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class RunsResource {

    private static final String ONE = "run";
    private static final String MANY = "runs";

    private final EvaluationAccess access;
    private final Runs runs;
    private final Queues queues;

    RunsResource(EvaluationAccess access, Runs runs, Queues queues) {
        this.access = access;
        this.runs = runs;
        this.queues = queues;
    }

    @POST
    public Uni<Map<String, Object>> createRuns(byte[] body) {
        List<RunEdit> edits = Fields.each(ExactJson.readObject(body), MANY).stream().map(RunEdit::read).toList();
        return access.editing(MANY, scope -> runs.create(Actor.of(scope), edits)).map(made -> Answer.list(MANY, made));
    }

    @PATCH
    public Uni<Map<String, Object>> editRuns(byte[] body) {
        List<RunEdit> edits = Fields.each(ExactJson.readObject(body), MANY).stream().map(RunEdit::read).toList();
        return access.editing(MANY, scope -> runs.edit(Actor.of(scope), edits)).map(edited -> Answer.list(MANY, edited));
    }

    @DELETE
    public Uni<Map<String, Object>> deleteRuns(byte[] body) {
        List<UUID> ids = ids(body);
        return access.editing(MANY, scope -> runs.delete(scope.projectId(), ids))
                .map(deleted -> Answer.list("run_ids", deleted));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> queryRuns(byte[] body) {
        JsonNode request = ExactJson.readObject(body);
        AskedList asked = AskedList.read(request.get("windowing"));
        return access.viewing(MANY, scope -> runs.query(scope.projectId(), Fields.of(request, ONE),
                asked.window()))
                .map(found -> Answer.page(MANY, asked.answer(found), Run::id, request.get("windowing")));
    }

    @POST
    @Path("close")
    public Uni<Map<String, Object>> closeRuns(byte[] body) {
        return close(ids(body), true, null).map(closed -> Answer.list(MANY, closed));
    }

    @POST
    @Path("open")
    public Uni<Map<String, Object>> openRuns(byte[] body) {
        return close(ids(body), false, null).map(opened -> Answer.list(MANY, opened));
    }

    @GET
    @Path("{run_id}")
    public Uni<Map<String, Object>> fetchRun(@RestPath("run_id") UUID id) {
        return access.viewing(MANY, scope -> runs.fetch(scope.projectId(), id)).map(found -> Answer.one(ONE, found));
    }

    @PATCH
    @Path("{run_id}")
    public Uni<Map<String, Object>> editRun(@RestPath("run_id") UUID id, byte[] body) {
        List<RunEdit> edits = Fields.of(ExactJson.readObject(body), ONE).ofPath(id).stream().map(RunEdit::read).toList();
        return access.editing(MANY, scope -> runs.edit(Actor.of(scope), edits)).map(edited -> Answer.first(ONE, edited));
    }

    @DELETE
    @Path("{run_id}")
    public Uni<Map<String, Object>> deleteRun(@RestPath("run_id") UUID id) {
        return access.editing(MANY, scope -> runs.delete(scope.projectId(), List.of(id)))
                .map(deleted -> Answer.first("run_id", deleted));
    }

    @POST
    @Path("{run_id}/close")
    public Uni<Map<String, Object>> closeRun(@RestPath("run_id") UUID id, @RestQuery String status) {
        return close(List.of(id), true, status == null ? null : Status.of(status))
                .map(closed -> Answer.first(ONE, closed));
    }

    @POST
    @Path("{run_id}/open")
    public Uni<Map<String, Object>> openRun(@RestPath("run_id") UUID id) {
        return close(List.of(id), false, null).map(opened -> Answer.first(ONE, opened));
    }

    @GET
    @Path("{run_id}/queues/default")
    public Uni<Map<String, Object>> fetchDefaultQueue(@RestPath("run_id") UUID id) {
        return access.viewing("queues", scope -> queues.fetchDefault(scope.projectId(), id))
                .map(found -> Answer.one("queue", found));
    }

    private Uni<List<Run>> close(List<UUID> ids, boolean closed, Status status) {
        return access.editing(MANY, scope -> runs.close(Actor.of(scope), ids, closed, status));
    }

    private static List<UUID> ids(byte[] body) {
        return new Fields(ExactJson.readObject(body)).uuids("run_ids");
    }
}
