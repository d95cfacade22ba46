package io.agentaquarkus.athina.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.grid.Grids;
import io.agentaquarkus.evaluation.result.Results;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Uni;

/**
 * What evaluations have found out about the rows of a dataset (reference: athina-api, sections 6.2 and 8.3). Each evaluation is
 * a step of a run ({@link Evaluated}); a finding belongs to the row with the row's id, whatever becomes of its values.
 */
@Singleton
public class DatasetResults {

    public static final String TYPE = "eval_type_id";

    /** What a cell says of its row. */
    public static final String ROW = "dataset_row_id";

    /** What a run says of its steps, when several of them are evaluations: of each what a run of one says, and its name. */
    public static final String EVALS = "evals";
    public static final String STEP = "step_key";
    public static final String DISPLAYED = "display_name";

    private final Grids grids;
    private final Runs runs;
    private final Results results;
    private final Traced traced;

    DatasetResults(Grids grids, Runs runs, Results results, Traced traced) {
        this.grids = grids;
        this.runs = runs;
        this.results = results;
        this.traced = traced;
    }

    /**
     * What evaluates.
     *
     * @param column the column in which the findings were uploaded; null for others
     */
    public record Config(String typeId, String displayName, JsonNode config, String engine, String column, Origin origin) {

        /** {@code {eval_type_id, eval_config?, llm_engine?, eval_column}}. */
        public ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put(TYPE, typeId);
            if (config != null && !config.isMissingNode() && !config.isNull()) {
                json.set("eval_config", config);
            }
            return (engine == null ? json : json.put("llm_engine", engine)).put("eval_column", column);
        }
    }

    /** @param findings by the ids of rows */
    record Kept(Evaluated evaluated, Map<String, Finding> findings) {
    }

    /**
     * Keeps what a new evaluation has found.
     *
     * @param findings by rows of the table
     * @return the id of the evaluation
     */
    public Uni<UUID> keep(Scope scope, Table table, Config config, Map<Table.Row, Finding> findings) {
        Actor actor = Actor.of(scope);
        RunData data = new RunData(List.of(TestsetStep.of(table.testset()), new Step(Evaluated.ANNOTATION, Step.Type.ANNOTATION,
                config.origin(), Map.of(), List.of(Step.Input.ALL_INPUTS), null)), 1, null, null);
        Run run = Run.create(actor, new Header(config.displayName(), null, null, null, Own.meta(config.json())),
                RunFlags.NONE.derived(data),
                Status.SUCCESS, data);
        return rows(scope, config.typeId(), findings).chain(rows -> grids.create(actor, run, rows)).replaceWith(run.id());
    }

    /** Keeps what was uploaded in a column of new rows. */
    Uni<UUID> keepMore(Scope scope, Table table, String column, Map<Table.Row, Finding> findings) {
        return findings.isEmpty() ? Uni.createFrom().nullItem()
                : runs(scope, table.testset().artifact().id()).chain(found -> {
                    UUID run = found.stream().filter(each -> Own.of(each.header()).path("eval_column").asText().equals(column))
                            .map(Run::id).findFirst().orElse(null);
                    return run == null ? keep(scope, table, EvalColumns.config(column), findings)
                            : rows(scope, column, findings).chain(rows -> grids.add(Actor.of(scope), run, rows))
                                    .replaceWith(run);
                });
    }

    /** What is known of the rows of a table. Of evaluations with the same name it is the newest, in the place of the first. */
    public Uni<List<Kept>> of(Scope scope, Table table) {
        Set<String> rows = table.rows().stream().map(Table.Row::id).collect(Collectors.toSet());
        return runs(scope, table.testset().artifact().id()).chain(found -> {
            Map<String, Evaluated> byName = new LinkedHashMap<>();
            found.stream().filter(run -> run.status().isFinal()).flatMap(run -> Evaluated.in(run).stream())
                    .forEach(one -> byName.put(one.name(), one));
            List<Evaluated> newest = List.copyOf(byName.values());
            return newest.isEmpty() ? Uni.createFrom().item(List.of()) : findings(scope, newest, rows);
        });
    }

    private Uni<List<Kept>> findings(Scope scope, List<Evaluated> kept, Set<String> rows) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = filter.putArray("run_ids");
        kept.stream().map(Evaluated::runId).distinct().forEach(id -> ids.add(id.toString()));
        ArrayNode keys = filter.putArray("step_keys");
        kept.stream().map(Evaluated::stepKey).distinct().forEach(keys::add);
        return results.query(scope.projectId(), new Fields(filter), null)
                .map(cells -> cells.stream().filter(cell -> rows.contains(row(cell))).toList())
                .chain(cells -> traced.roots(scope.projectId(), cells.stream().map(Result::traceId).toList()).map(spans -> {
                    Map<String, Map<String, Finding>> byStep = new HashMap<>();
                    cells.stream().filter(cell -> spans.containsKey(cell.traceId()))
                            .forEach(cell -> byStep.computeIfAbsent(cell.runId() + cell.stepKey(), step -> new HashMap<>())
                                    .put(row(cell), Finding.of(spans.get(cell.traceId()))));
                    return kept.stream().map(one -> new Kept(one,
                            byStep.getOrDefault(one.runId() + one.stepKey(), Map.of()))).toList();
                }));
    }

    private static String row(Result cell) {
        return Own.of(cell.header()).path(ROW).asText();
    }

    /** The oldest first. */
    private Uni<List<Run>> runs(Scope scope, UUID datasetId) {
        return runs.query(scope.projectId(), TestsetStep.filter(datasetId), null)
                .map(found -> found.stream().filter(run -> !Evaluated.in(run).isEmpty()).toList());
    }

    private Uni<List<Grids.Row>> rows(Scope scope, String name, Map<Table.Row, Finding> findings) {
        List<Table.Row> rows = List.copyOf(findings.keySet());
        return traced.write(scope, findings.values().stream().map(finding -> finding.draft(name)).toList()).map(ids -> {
            List<Grids.Row> cells = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                ObjectNode meta = Own.meta(JsonNodeFactory.instance.objectNode().put(ROW, rows.get(i).id()));
                cells.add(Grids.Row.of(rows.get(i).testcaseId(),
                        Map.of(Evaluated.ANNOTATION, new Grids.Cell(ids.get(i), meta))));
            }
            return cells;
        });
    }

    /** The ids of all metrics that were found, each once, in alphabetical order. */
    public static Collection<String> metrics(List<Kept> kept) {
        Collection<String> ids = new TreeSet<>();
        kept.forEach(
                one -> one.findings().values().forEach(finding -> finding.metrics().fieldNames().forEachRemaining(ids::add)));
        return ids;
    }
}
