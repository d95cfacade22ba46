package io.agentaquarkus.athina.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.athina.finding.Shown;
import io.agentaquarkus.athina.log.LogFields;
import io.agentaquarkus.athina.log.Logs;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.scenario.Scenarios;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.testset.Table;
import io.agentaquarkus.testset.Tables;
import io.smallrye.mutiny.Uni;

/** An experiment side by side: what each variant has made of each row, and what that comes to. */
@Singleton
class ExperimentTable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Scenarios scenarios;
    private final Results results;
    private final Tables tables;
    private final Traced traced;

    ExperimentTable(Scenarios scenarios, Results results, Tables tables, Traced traced) {
        this.scenarios = scenarios;
        this.results = results;
        this.tables = tables;
        this.traced = traced;
    }

    /** @param cells by scenarios and the keys of steps */
    private record Cells(Map<UUID, Map<String, Result>> cells, Map<UUID, Span> spans) {

        Result of(UUID scenario, String key) {
            return cells.getOrDefault(scenario, Map.of()).get(key);
        }

        Span span(UUID scenario, String key) {
            Result cell = of(scenario, key);
            return cell == null || cell.traceId() == null ? null : spans.get(cell.traceId());
        }
    }

    /** {@code {rows: [{row_no, dataset_row_id, values, variants}], summary}}; the summary is of all rows. */
    Uni<ObjectNode> read(Scope scope, Run run, int offset, int limit) {
        Fields ofRun = new Fields(JSON.objectNode().put("run_id", run.id().toString()));
        return scenarios.query(scope.projectId(), ofRun, null).chain(rows -> results
                .query(scope.projectId(), ofRun, null).chain(found -> traced
                        .roots(scope.projectId(), found.stream().map(Result::traceId).toList())
                        .map(spans -> cells(found, spans)))
                .chain(cells -> {
                    List<Scenario> page = rows.subList(Math.min(offset, rows.size()),
                            (int) Math.min((long) offset + limit, rows.size()));
                    String input = run.dataOrNone().steps(Step.Type.INPUT).get(0).key();
                    List<UUID> testcases = page.stream().map(row -> cells.of(row.id(), input).testcaseId()).toList();
                    return tables.rows(scope.projectId(), testcases)
                            .map(values -> table(run, rows, page, offset, cells, values));
                }));
    }

    private static Cells cells(List<Result> found, Map<UUID, Span> spans) {
        Map<UUID, Map<String, Result>> cells = new HashMap<>();
        found.forEach(cell -> cells.computeIfAbsent(cell.scenarioId(), row -> new HashMap<>()).put(cell.stepKey(), cell));
        return new Cells(cells, spans);
    }

    private static ObjectNode table(Run run, List<Scenario> all, List<Scenario> page, int offset, Cells cells,
            List<Table.Row> values) {
        ObjectNode table = JSON.objectNode();
        ArrayNode rows = table.putArray("rows");
        Map<UUID, Table.Row> byId = new HashMap<>();
        values.forEach(row -> byId.put(row.testcaseId(), row));
        String input = run.dataOrNone().steps(Step.Type.INPUT).get(0).key();
        JsonNode about = Experiments.about(run);
        for (int i = 0; i < page.size(); i++) {
            UUID scenario = page.get(i).id();
            Table.Row row = byId.get(cells.of(scenario, input).testcaseId());
            ObjectNode shown = rows.addObject().put("row_no", offset + i + 1).put("dataset_row_id",
                    row == null ? null : row.id());
            shown.set("values", row == null ? JSON.nullNode() : row.values());
            ObjectNode variants = shown.putObject("variants");
            about.path("variants").forEach(variant -> variants.set(variant.get("name").textValue(),
                    cell(variant.get("name").textValue(), about.path("evals"), scenario, cells)));
        }
        ObjectNode summary = table.putObject("summary");
        about.path("variants").forEach(variant -> {
            VariantSummary sums = new VariantSummary();
            all.forEach(row -> sums.add(cell(variant.get("name").textValue(), about.path("evals"), row.id(), cells)));
            summary.set(variant.get("name").textValue(), sums.json());
        });
        return table;
    }

    /** Null while the row has not been done. */
    private static JsonNode cell(String variant, JsonNode evals, UUID scenario, Cells cells) {
        Result result = cells.of(scenario, variant);
        if (result == null) {
            return JSON.nullNode();
        }
        ObjectNode shown = JSON.objectNode();
        Span span = cells.span(scenario, variant);
        if (span == null) {
            return shown.set("error", result.error() == null ? JSON.objectNode().put("message", "Its log has been deleted.")
                    : result.error());
        }
        JsonNode ag = SpanContent.of(span);
        shown.put("prompt_run_id", Logs.id(span)).set(LogFields.RESPONSE, LogFields.read(ag, LogFields.RESPONSE));
        for (String count : List.of("prompt_tokens", "completion_tokens", "total_tokens")) {
            shown.set(count, LogFields.read(ag, count));
        }
        shown.put("cost", Double.isNaN(span.metrics().cost()) ? null : span.metrics().cost())
                .put(LogFields.RESPONSE_TIME, (span.endNs() - span.startNs()) / 1_000_000);
        ObjectNode judged = shown.putObject("evals");
        evals.forEach(eval -> {
            Span finding = cells.span(scenario, ExperimentPlan.key(variant, eval.get("name").textValue()));
            if (finding != null) {
                judged.set(eval.get("name").textValue(), Shown.finding(JSON.objectNode(), Finding.of(finding)));
            }
        });
        return shown;
    }
}
