package io.agentaquarkus.athina.eval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.athina.dataset.Datasets;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.athina.finding.Shown;
import io.agentaquarkus.background.Background;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Runs of evaluations over rows (reference: athina-api, section 8.1). Those that need no model are answered with their results;
 * others go on after the answer. Results of a dataset's rows are kept with the dataset too.
 */
@Singleton
class Evals {

    static final Duration TIME_LIMIT = Duration.ofMinutes(30);

    private static final int ROWS_MAX = 1000;
    private static final int GRADED_MAX = 5000;

    private final Datasets datasets;
    private final Evaluations evaluations;
    private final DatasetResults kept;
    private final EvalRequests requests;
    private final Background background;

    Evals(Datasets datasets, Evaluations evaluations, DatasetResults kept, EvalRequests requests, Background background) {
        this.datasets = datasets;
        this.evaluations = evaluations;
        this.kept = kept;
        this.requests = requests;
        this.background = background;
    }

    /** @param table null when the rows are no dataset's */
    private record Rows(List<ObjectNode> values, Table table) {
    }

    /** {@code {eval_request_id, status, results}}. */
    Uni<ObjectNode> run(Scope scope, ObjectNode sent) {
        List<Evaluation> asked = evaluations.read(sent.get("evals"), "evals", sent.path("model").textValue());
        return rows(scope, sent).invoke(rows -> requireAllowed(rows, asked))
                .chain(rows -> asked.stream().allMatch(Evaluation::isImmediate)
                        ? background.apart(() -> results(scope, asked, rows))
                                .chain(results -> background
                                        .apart(() -> requests.add(scope, sent, EvalRequests.COMPLETED, results)))
                        : requests.add(scope, sent, EvalRequests.RUNNING, JsonNodeFactory.instance.arrayNode())
                                .invoke(run -> later(scope, asked, rows,
                                        UUID.fromString(run.get(EvalRequests.ID).textValue()))));
    }

    private void later(Scope scope, List<Evaluation> asked, Rows rows, UUID id) {
        background.start("The evaluation " + id, TIME_LIMIT, () -> results(scope, asked, rows)
                .chain(results -> background.apart(() -> requests.end(scope, id, EvalRequests.COMPLETED, results)))
                .onFailure().call(failure -> background
                        .apart(() -> requests.end(scope, id, EvalRequests.FAILED, JsonNodeFactory.instance.arrayNode()))));
    }

    private Uni<ArrayNode> results(Scope scope, List<Evaluation> asked, Rows rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Set<String> names = new HashSet<>();
        return Multi.createFrom().iterable(asked).onItem()
                .transformToUniAndConcatenate(evaluation -> evaluations.run(scope, evaluation, rows.values())
                        .invoke(results -> results.forEach(result -> list.add(shown(evaluation, result, rows))))
                        .call(results -> rows.table() == null ? Uni.createFrom().voidItem()
                                : background.apart(() -> keep(scope, evaluation, results, rows.table(), names))))
                .collect().last().replaceWith(list);
    }

    /** Two evaluations of one type have two names. */
    private Uni<UUID> keep(Scope scope, Evaluation evaluation, List<Result> results, Table table, Set<String> names) {
        String name = evaluation.settings().json().path("display_name").asText(evaluation.name());
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " " + i;
        }
        Map<Table.Row, Finding> findings = new LinkedHashMap<>();
        results.forEach(result -> findings.put(table.rows().get(result.row() - 1), Finding.of(result)));
        return kept.keep(scope, table, evaluation.kept(unique), findings);
    }

    private Uni<Rows> rows(Scope scope, ObjectNode sent) {
        if (sent.path("rows").size() > 0) {
            List<ObjectNode> rows = new ArrayList<>();
            sent.get("rows").forEach(row -> rows.add((ObjectNode) row));
            return Uni.createFrom().item(requireAllowed(new Rows(rows, null)));
        }
        if (!sent.has("dataset_id")) {
            throw Problem.badRequest("rows: an evaluation needs rows, or the dataset_id of a dataset that has some.");
        }
        return datasets.fetch(scope, sent.get("dataset_id").textValue(), 0, ROWS_MAX + 1)
                .map(table -> requireAllowed(new Rows(table.rows().stream().map(Table.Row::values).toList(), table)));
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

    private static void requireAllowed(Rows rows, List<Evaluation> asked) {
        long graded = asked.stream().filter(evaluation -> !evaluation.isImmediate()).count() * rows.values().size();
        if (graded > GRADED_MAX) {
            throw Problem.badRequest("evals: one run asks models, addresses or users' code " + GRADED_MAX
                    + " times at most; this would be " + graded + " times.");
        }
    }

    private static ObjectNode shown(Evaluation evaluation, Result result, Rows rows) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("eval_name", evaluation.name())
                .put("eval_type_id", evaluation.typeId()).put("row_no", result.row());
        if (rows.table() != null) {
            shown.put("dataset_row_id", rows.table().rows().get(result.row() - 1).id());
        }
        return Shown.result(shown, result);
    }
}
