package io.agentaquarkus.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Metrics;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Reference;

/** Shapes of evaluations. */
final class Evaluations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Evaluations() {
    }

    /** @param includeArchived changes nothing: runs are deleted, not archived */
    record EvaluationRunQueryRequest(Filter run, boolean includeArchived, Page windowing) implements Shape {

        static final EvaluationRunQueryRequest ALL = new EvaluationRunQueryRequest(null, false, null);

        Fields filter() {
            ObjectNode filter = JSON.objectNode();
            if (run != null && run.applicationId != null) {
                filter.putArray("references").addObject().putObject("application").put("id", run.applicationId.toString());
            }
            return new Fields(filter);
        }

        Windowing window() {
            return Page.ofEntities(windowing);
        }

        record Filter(UUID applicationId) implements Shape {
        }
    }

    record EvaluationRunCreateRequest(New run) implements Shape {

        /** @param evaluatorIds null for none */
        record New(String name, UUID testsetId, List<UUID> variantIds, List<UUID> evaluatorIds) implements Shape {
        }
    }

    record EvaluationRun(UUID id, String name, String status, UUID testsetId, LifecycleShape lifecycle) implements Shape {

        static EvaluationRun of(Run run) {
            UUID testset = run.dataOrNone().steps(Step.Type.INPUT).stream().map(step -> step.reference("testset"))
                    .filter(reference -> reference != null && reference.id() != null).map(Reference::id).findFirst()
                    .orElse(null);
            return new EvaluationRun(run.id(), run.header().name(), word(run.status()), testset,
                    LifecycleShape.of(run.lifecycle()));
        }

        private static String word(Status status) {
            return switch (status) {
                case PENDING, QUEUED -> "pending";
                case RUNNING -> "running";
                case SUCCESS -> "finished";
                case FAILURE, ERRORS -> "failed";
                case CANCELLED -> "cancelled";
            };
        }
    }

    record EvaluationResultQueryRequest(OfRun result, Page windowing) implements Shape {

        static final EvaluationResultQueryRequest ALL = new EvaluationResultQueryRequest(null, null);

        Fields filter() {
            return OfRun.filter(result);
        }
    }

    record EvaluationResult(UUID id, UUID runId, UUID scenarioId, String status, JsonNode outputs) implements Shape {

        /** @param outputs of traces by their ids; what is no object becomes the one member of one */
        static EvaluationResult of(Result result, Map<UUID, JsonNode> outputs) {
            JsonNode output = result.traceId() == null ? null : outputs.get(result.traceId());
            return new EvaluationResult(result.id(), result.runId(), result.scenarioId(), result.status().wire(),
                    output == null || output.isMissingNode() || output.isObject() ? object(output)
                            : JSON.objectNode().set("outputs", output));
        }

        private static JsonNode object(JsonNode output) {
            return output instanceof ObjectNode ? output : null;
        }
    }

    record EvaluationMetricsQueryRequest(OfRun metrics) implements Shape {

        static final EvaluationMetricsQueryRequest ALL = new EvaluationMetricsQueryRequest(null);

        /** Of runs as wholes. */
        Fields filter() {
            Fields filter = OfRun.filter(metrics);
            ((ObjectNode) filter.object()).put("scenario_ids", false).put("timestamps", false);
            return filter;
        }
    }

    /**
     * @param value of the first number that the evaluator gives the mean, of a truth value the share of true; null without any
     */
    record EvaluationMetrics(UUID id, UUID runId, String evaluatorSlug, Double value, JsonNode data) implements Shape {

        /** One for each evaluator of the run. */
        static List<EvaluationMetrics> of(Metrics metrics, Run run) {
            List<EvaluationMetrics> all = new ArrayList<>();
            for (Step step : run.dataOrNone().steps(Step.Type.ANNOTATION)) {
                JsonNode data = metrics.data() == null ? null : metrics.data().get(step.key());
                Reference evaluator = step.reference("evaluator");
                if (data != null && data.isObject()) {
                    all.add(new EvaluationMetrics(metrics.id(), metrics.runId(),
                            evaluator == null ? null : evaluator.slug(), value(data), data));
                }
            }
            return all;
        }

        private static Double value(JsonNode data) {
            for (JsonNode statistics : data) {
                JsonNode mean = statistics.path("mean");
                if (mean.isNumber()) {
                    return mean.doubleValue();
                }
                for (JsonNode share : statistics.path("freq")) {
                    if (statistics.path("type").asText().equals("binary") && share.path("value").booleanValue()) {
                        return share.path("density").doubleValue();
                    }
                }
            }
            return null;
        }
    }

    record OfRun(UUID runId) implements Shape {

        static Fields filter(OfRun asked) {
            ObjectNode filter = JSON.objectNode();
            if (asked != null && asked.runId != null) {
                filter.put("run_id", asked.runId.toString());
            }
            return new Fields(filter);
        }
    }
}
