package io.agentaquarkus.evaluation.metric;

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
import io.agentaquarkus.evaluation.metric.MetricsRefresh.Scope;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Statistics over the results of evaluations. */
@Path("/evaluations/metrics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class MetricsResource {

    private static final String METRICS = "metrics";
    private static final String IDS = "metrics_ids";

    private final EvaluationAccess access;
    private final StoredMetrics stored;
    private final MetricsRefresh refresh;

    MetricsResource(EvaluationAccess access, StoredMetrics stored, MetricsRefresh refresh) {
        this.access = access;
        this.stored = stored;
        this.refresh = refresh;
    }

    @POST
    @Path("refresh")
    public Uni<Map<String, Object>> refreshMetrics(byte[] body) {
        List<Scope> scopes = scopes(Fields.of(ExactJson.readObject(body), METRICS));
        return access.editing(METRICS, scope -> refresh.refresh(Actor.of(scope), scopes))
                .map(rows -> Answer.list(METRICS, rows));
    }

    @POST
    public Uni<Map<String, Object>> setMetrics(byte[] body) {
        List<Fields> rows = Fields.each(ExactJson.readObject(body), METRICS);
        return access.editing(METRICS, scope -> {
            Actor actor = Actor.of(scope);
            return stored.set(actor, StoredMetrics.read(actor, rows));
        }).map(set -> Answer.list(METRICS, set));
    }

    @PUT
    public Uni<Map<String, Object>> putMetrics(byte[] body) {
        return setMetrics(body);
    }

    @PATCH
    public Uni<Map<String, Object>> patchMetrics(byte[] body) {
        return setMetrics(body);
    }

    /** The list that was asked for, when any of it was there. */
    @DELETE
    public Uni<Map<String, Object>> deleteMetrics(byte[] body) {
        return delete(new Fields(ExactJson.readObject(body)).uuids(IDS));
    }

    @POST
    @Path("query")
    public Uni<Map<String, Object>> queryMetrics(byte[] body) {
        JsonNode request = ExactJson.readObject(body);
        AskedList asked = AskedList.read(request.get("windowing"));
        return access.viewing(METRICS, scope -> stored.query(scope.projectId(), Fields.of(request, METRICS),
                asked.window())).map(found -> Answer.list(METRICS, asked.answer(found)));
    }

    @GET
    @Path("{metrics_id}")
    public Uni<Map<String, Object>> fetchMetric(@RestPath("metrics_id") UUID id) {
        return access.viewing(METRICS, scope -> stored.fetch(scope.projectId(), id))
                .map(found -> Answer.list(METRICS, found));
    }

    @DELETE
    @Path("{metrics_id}")
    public Uni<Map<String, Object>> deleteMetric(@RestPath("metrics_id") UUID id) {
        return delete(List.of(id));
    }

    private Uni<Map<String, Object>> delete(List<UUID> ids) {
        return access.editing(METRICS, scope -> stored.delete(Actor.of(scope), ids))
                .map(count -> Answer.list(IDS, count == 0 ? List.of() : ids));
    }

    /** The first of these that is given says it: runs, scenarios, timestamps, or one subject. Empty lists say nothing. */
    private static List<Scope> scopes(Fields asked) {
        if (!asked.object().path("run_ids").isEmpty()) {
            return asked.uuids("run_ids").stream().map(Scope::ofRun).toList();
        }
        UUID runId = asked.uuid("run_id");
        if (runId == null) {
            return List.of();
        }
        Integer interval = asked.integer("interval");
        if (!asked.object().path("scenario_ids").isEmpty()) {
            return asked.uuids("scenario_ids").stream().map(id -> Scope.ofScenario(runId, id)).toList();
        }
        if (!asked.object().path("timestamps").isEmpty()) {
            return asked.times("timestamps").stream().map(time -> new Scope(runId, null, time, interval)).toList();
        }
        if (asked.has("scenario_id") && asked.has("timestamp")) {
            throw new Problem(422, "Metrics are about a scenario or a timestamp: give 'scenario_id' or 'timestamp'.");
        }
        return List.of(new Scope(runId, asked.uuid("scenario_id"), asked.time("timestamp"), interval));
    }
}
