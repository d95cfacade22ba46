package io.agentaquarkus.published;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.EvaluationAccess;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Metrics;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.metric.StoredMetrics;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.evaluation.simple.VariantEvaluations;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.published.Evaluations.EvaluationMetrics;
import io.agentaquarkus.published.Evaluations.EvaluationMetricsQueryRequest;
import io.agentaquarkus.published.Evaluations.EvaluationResult;
import io.agentaquarkus.published.Evaluations.EvaluationResultQueryRequest;
import io.agentaquarkus.published.Evaluations.EvaluationRun;
import io.agentaquarkus.published.Evaluations.EvaluationRunCreateRequest;
import io.agentaquarkus.published.Evaluations.EvaluationRunQueryRequest;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/** Evaluation runs, their results and metrics. */
@Path("/public/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedEvaluationsResource {

    private final EvaluationAccess access;
    private final Runs runs;
    private final Results results;
    private final StoredMetrics metrics;
    private final SpanReader reader;
    private final VariantEvaluations evaluations;

    PublishedEvaluationsResource(EvaluationAccess access, Runs runs, Results results, StoredMetrics metrics,
            SpanReader reader, VariantEvaluations evaluations) {
        this.evaluations = evaluations;
        this.access = access;
        this.runs = runs;
        this.results = results;
        this.metrics = metrics;
        this.reader = reader;
    }

    /** As it is before it is executed. */
    @POST
    @Path("runs")
    public Uni<EvaluationRun> createEvaluationRun(byte[] body) {
        EvaluationRunCreateRequest.New run = Bodies.read(body, EvaluationRunCreateRequest.class).run();
        return access.editing("runs", scope -> evaluations.start(Actor.of(scope), run.name(), run.testsetId(), run.variantIds(),
                run.evaluatorIds() == null ? List.of() : run.evaluatorIds())).map(EvaluationRun::of);
    }

    @POST
    @Path("runs/query")
    public Uni<List<EvaluationRun>> queryEvaluationRuns(byte[] body) {
        EvaluationRunQueryRequest request = Bodies.read(body, EvaluationRunQueryRequest.class, EvaluationRunQueryRequest.ALL);
        return access.viewing("runs", scope -> runs.query(scope.projectId(), request.filter(), request.window()))
                .map(found -> found.stream().map(EvaluationRun::of).toList());
    }

    /** What came out stands in the traces. */
    @POST
    @Path("results/query")
    public Uni<List<EvaluationResult>> queryEvaluationResults(byte[] body) {
        EvaluationResultQueryRequest request = Bodies.read(body, EvaluationResultQueryRequest.class,
                EvaluationResultQueryRequest.ALL);
        return access.viewing("results",
                scope -> results.query(scope.projectId(), request.filter(), Page.ofEntities(request.windowing()))
                        .chain(found -> outputs(scope.projectId(), found).map(
                                outputs -> found.stream().map(result -> EvaluationResult.of(result, outputs)).toList())));
    }

    @POST
    @Path("metrics/query")
    public Uni<List<EvaluationMetrics>> queryEvaluationMetrics(byte[] body) {
        EvaluationMetricsQueryRequest request = Bodies.read(body, EvaluationMetricsQueryRequest.class,
                EvaluationMetricsQueryRequest.ALL);
        return access.viewing("metrics", scope -> metrics.query(scope.projectId(), request.filter(), Page.ofEntities(null))
                .chain(found -> ofRuns(scope.projectId(), found).map(of -> found.stream()
                        .flatMap(one -> EvaluationMetrics.of(one, of.get(one.runId())).stream()).toList())));
    }

    private Uni<Map<UUID, Run>> ofRuns(UUID projectId, List<Metrics> found) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        found.forEach(one -> ids.withArray("ids").add(one.runId().toString()));
        return found.isEmpty() ? Uni.createFrom().item(Map.of())
                : runs.query(projectId, new Fields(ids), null)
                        .map(all -> all.stream().collect(Collectors.toMap(Run::id, run -> run)));
    }

    private Uni<Map<UUID, JsonNode>> outputs(UUID projectId, List<Result> found) {
        List<UUID> traces = found.stream().map(Result::traceId).filter(Objects::nonNull).distinct().toList();
        return traces.isEmpty() ? Uni.createFrom().item(Map.of()) : reader.spansOfTraces(projectId, traces).map(spans -> {
            Map<UUID, JsonNode> outputs = new HashMap<>();
            spans.stream().filter(span -> span.span().isRoot()).forEach(span -> outputs.putIfAbsent(span.span().traceId(),
                    StoredJson.read(span.span().attributes()).at("/ag/data/outputs")));
            return outputs;
        });
    }
}
