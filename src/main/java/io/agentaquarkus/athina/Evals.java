package io.agentaquarkus.athina;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.preset.Preset;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.PresetRun;
import io.agentaquarkus.preset.PresetRun.Evaluation;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.preset.Presets;
import io.agentaquarkus.preset.Settings;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Runs of preset evaluations (reference: athina-api, section 8.1). Each is recorded as a trace, whose id is that of the run.
 */
@Singleton
class Evals {

    private static final int ROWS_MAX = 1000;
    private static final int EVALS_MAX = 50;
    private static final String NAME = "eval_run";

    private final Datasets datasets;
    private final Inferences inferences;

    Evals(Datasets datasets, Inferences inferences) {
        this.datasets = datasets;
        this.inferences = inferences;
    }

    /** @param ids of the rows; empty when they are no dataset's */
    private record Rows(List<ObjectNode> values, List<String> ids) {
    }

    /** {@code {eval_request_id, status, results}}. */
    Uni<ObjectNode> run(Scope scope, ObjectNode sent) {
        List<Evaluation> evaluations = evaluations(sent.get("evals"));
        return rows(scope, sent).chain(rows -> Uni.createFrom()
                .item(() -> results(PresetRun.of(evaluations, rows.values()), rows.ids()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(results -> record(scope, sent, results)));
    }

    Uni<ObjectNode> find(Scope scope, String id) {
        return SpanIds.parseTrace(id).map(trace -> inferences.find(scope, trace, trace.getLeastSignificantBits()))
                .orElseGet(() -> Uni.createFrom().nullItem()).map(stored -> {
                    if (stored == null || !stored.span().name().equals(NAME)) {
                        throw Bodies.unknown("The eval request", id);
                    }
                    return answer(stored.span().traceId(), SpanContent.of(stored.span()).at("/data/outputs/results"));
                });
    }

    private Uni<Rows> rows(Scope scope, ObjectNode sent) {
        if (sent.path("rows").size() > 0) {
            List<ObjectNode> rows = new ArrayList<>();
            sent.get("rows").forEach(row -> rows.add((ObjectNode) row));
            return Uni.createFrom().item(requireAllowed(new Rows(rows, List.of())));
        }
        if (!sent.has("dataset_id")) {
            throw Problem.badRequest("rows: an evaluation needs rows, or the dataset_id of a dataset that has some.");
        }
        return datasets.fetch(scope, sent.get("dataset_id").textValue(), 0, ROWS_MAX + 1)
                .map(table -> requireAllowed(new Rows(table.rows().stream().map(Table.Row::values).toList(),
                        table.rows().stream().map(Table.Row::id).toList())));
    }

    private static Rows requireAllowed(Rows rows) {
        if (rows.values().isEmpty()) {
            throw Problem.badRequest("dataset_id: the dataset has no rows.");
        }
        if (rows.values().size() > ROWS_MAX) {
            throw Problem.badRequest("rows: one run takes " + ROWS_MAX + " rows at most.");
        }
        return rows;
    }

    private static List<Evaluation> evaluations(JsonNode sent) {
        if (sent.isEmpty() || sent.size() > EVALS_MAX) {
            throw Problem.badRequest("evals: one run takes 1 to " + EVALS_MAX + " evaluations.");
        }
        List<Evaluation> evaluations = new ArrayList<>();
        for (JsonNode eval : sent) {
            String name = eval.get("name").textValue();
            String place = "evals." + evaluations.size() + ".";
            Preset preset = Presets.named(name).orElseThrow(() -> Problem.badRequest(place + "name: there is no evaluation '"
                    + name + "' on this server that needs no model; there are " + String.join(", ", Presets.names()) + "."));
            Settings settings = new Settings(eval.path("config"));
            try {
                preset.requireConfigured(settings);
            } catch (PresetFailure missing) {
                throw Problem.badRequest(place + missing.getMessage());
            }
            evaluations.add(new Evaluation(name, preset, settings));
        }
        return evaluations;
    }

    private static ArrayNode results(List<Result> results, List<String> rowIds) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(results.size());
        for (Result result : results) {
            ObjectNode shown = list.addObject().put("eval_name", result.evaluation().name())
                    .put("eval_type_id", result.evaluation().preset().name()).put("row_no", result.row());
            if (!rowIds.isEmpty()) {
                shown.put("dataset_row_id", rowIds.get(result.row() - 1));
            }
            if (result.verdict() == null) {
                shown.putNull("passed").putNull("score").put("reason", result.failure());
                shown.putArray("metrics");
            } else {
                shown.put("passed", result.verdict().passed()).put("score", result.verdict().score())
                        .put("reason", result.verdict().reason());
                shown.putArray("metrics").addObject().put("id", result.verdict().metric())
                        .set("value", result.verdict().value());
            }
            shown.put("runtime", result.runtimeMs());
        }
        return list;
    }

    private Uni<ObjectNode> record(Scope scope, ObjectNode sent, ArrayNode results) {
        UUID id = UUID.randomUUID();
        SpanDraft draft = new SpanDraft(id, id.getLeastSignificantBits(), 0);
        draft.name = NAME;
        draft.endNs = Moments.now();
        draft.startNs = draft.endNs;
        SpanContent.change(draft, ag -> {
            ag.putObject("type").put("span", "workflow");
            ObjectNode data = ag.putObject("data");
            data.set("inputs", sent);
            data.putObject("outputs").set("results", results);
        });
        return inferences.write(scope, List.of(draft)).replaceWith(() -> answer(id, results));
    }

    private static ObjectNode answer(UUID id, JsonNode results) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("eval_request_id", id.toString())
                .put("status", "completed");
        return answer.set("results", results);
    }
}
