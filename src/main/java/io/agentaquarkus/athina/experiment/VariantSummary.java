package io.agentaquarkus.athina.experiment;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.log.LogFields;

/** What the cells of one variant come to. */
final class VariantSummary {

    private int completed;
    private int failed;
    private int pending;
    private final Figures time = new Figures();
    private final Figures tokens = new Figures();
    private final Figures cost = new Figures();
    private final Map<String, Verdicts> evals = new LinkedHashMap<>();

    /** Numbers of which some may be missing. */
    private static final class Figures {

        private int count;
        private double sum;

        private void add(JsonNode value) {
            if (value.isNumber()) {
                count++;
                sum += value.doubleValue();
            }
        }

        private Double mean() {
            return count == 0 ? null : sum / count;
        }

        private Double sum() {
            return count == 0 ? null : sum;
        }
    }

    private static final class Verdicts {

        private int passed;
        private int failed;
        private final Figures score = new Figures();

        private ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("passed", passed).put("failed", failed)
                    .put("pass_rate", passed + failed == 0 ? null : (Double) (passed / (double) (passed + failed)))
                    .put("mean_score", score.mean());
        }
    }

    /** @param cell null in JSON for one that is not there yet */
    void add(JsonNode cell) {
        if (!cell.isObject()) {
            pending++;
            return;
        }
        if (cell.has("error")) {
            failed++;
            return;
        }
        completed++;
        time.add(cell.path(LogFields.RESPONSE_TIME));
        tokens.add(cell.path("total_tokens"));
        cost.add(cell.path("cost"));
        cell.path("evals").properties().forEach(eval -> {
            Verdicts verdicts = evals.computeIfAbsent(eval.getKey(), name -> new Verdicts());
            JsonNode passed = eval.getValue().path("passed");
            verdicts.passed += passed.asBoolean() ? 1 : 0;
            verdicts.failed += passed.isBoolean() && !passed.booleanValue() ? 1 : 0;
            verdicts.score.add(eval.getValue().path("score"));
        });
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("completed", completed).put("failed", failed)
                .put("pending", pending).put("mean_response_time", time.mean()).put("mean_total_tokens", tokens.mean())
                .put("total_cost", cost.sum());
        ObjectNode judged = json.putObject("evals");
        evals.forEach((name, verdicts) -> judged.set(name, verdicts.json()));
        return json;
    }
}
