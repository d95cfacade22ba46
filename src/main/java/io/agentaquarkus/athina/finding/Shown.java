package io.agentaquarkus.athina.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.preset.Verdict;

/** Results of evaluations as answers have them. */
public final class Shown {

    private Shown() {
    }

    /** Adds {@code {passed, score, reason, metrics, runtime}}; without a verdict the first two are null. */
    public static ObjectNode result(ObjectNode shown, Result result) {
        Verdict verdict = result.verdict();
        shown.put("passed", verdict == null ? null : verdict.passed()).put("score", verdict == null ? null : verdict.score())
                .put("reason", verdict == null ? result.failure() : verdict.reason());
        ArrayNode metrics = shown.putArray("metrics");
        if (verdict != null) {
            verdict.figures().forEach(figure -> metrics.addObject().put("id", figure.metric()).set("value", figure.value()));
        }
        return shown.put("runtime", result.runtimeMs());
    }

    /** The same of one that was kept. */
    public static ObjectNode finding(ObjectNode shown, Finding finding) {
        shown.put("passed", finding.passed()).put("score", finding.score()).put("reason", finding.reason());
        ArrayNode metrics = shown.putArray("metrics");
        finding.metrics().properties()
                .forEach(metric -> metrics.addObject().put("id", metric.getKey()).set("value", metric.getValue()));
        return shown;
    }
}
