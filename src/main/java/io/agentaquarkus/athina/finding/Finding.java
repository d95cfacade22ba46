package io.agentaquarkus.athina.finding;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.preset.PresetRun;
import io.agentaquarkus.preset.Verdict;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.assemble.SpanDraft;

/**
 * What an evaluation says of a row. It is stored as the outputs of a trace of its own, figures by their names and beside them
 * the {@code explanation} (reference: athina-api, section 14).
 *
 * @param metrics by their ids; scalars
 * @param reason null when none is given
 */
public record Finding(ObjectNode metrics, String reason) {

    public static final String PASSED = "passed";

    private static final String EXPLANATION = "explanation";

    /** @param metrics {@code [{id, value}]} */
    public static Finding of(JsonNode metrics, String reason) {
        ObjectNode byId = JsonNodeFactory.instance.objectNode();
        metrics.forEach(metric -> byId.set(metric.path("id").asText(), metric.get("value")));
        return new Finding(byId, reason);
    }

    public static Finding of(PresetRun.Result result) {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        if (result.verdict() == null) {
            return new Finding(metrics, result.failure());
        }
        for (Verdict.Figure figure : result.verdict().figures()) {
            metrics.set(figure.metric(), figure.value());
        }
        if (result.verdict().passed() != null && !metrics.has(PASSED)) {
            metrics.put(PASSED, result.verdict().passed());
        }
        return new Finding(metrics, result.verdict().reason());
    }

    public static Finding of(Span span) {
        ObjectNode outputs = SpanContent.of(span).at("/data/outputs") instanceof ObjectNode said ? said.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        JsonNode reason = outputs.remove(EXPLANATION);
        return new Finding(outputs, reason == null ? null : reason.textValue());
    }

    public SpanDraft draft(String name) {
        SpanDraft draft = Traced.draft(name);
        SpanContent.change(draft, ag -> {
            ag.putObject("type").put("trace", "annotation").put("span", "task");
            ag.putObject("data").set("outputs", metrics.deepCopy().put(EXPLANATION, reason));
        });
        return draft;
    }

    /** Null without a verdict. */
    public Boolean passed() {
        JsonNode passed = metrics.path(PASSED);
        return passed.isBoolean() ? (Boolean) passed.booleanValue() : passed.isNumber() ? passed.doubleValue() == 1 : null;
    }

    /** Null without a figure. */
    public Double score() {
        for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
            JsonNode value = metric.getValue();
            if (value.isNumber() || value.isBoolean()) {
                return value.isNumber() ? value.doubleValue() : value.booleanValue() ? 1.0 : 0.0;
            }
        }
        return null;
    }

    /** As clients read values: a text, of a yes or no 1 or 0. */
    public static String text(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() ? "1" : "0" : value.asText();
    }
}
