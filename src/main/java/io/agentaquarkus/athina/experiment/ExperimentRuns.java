package io.agentaquarkus.athina.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.eval.Evaluations;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.athina.log.LogFields;
import io.agentaquarkus.athina.log.Logs;
import io.agentaquarkus.athina.prompt.PromptRuns;
import io.agentaquarkus.background.Background;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.grid.Grids;
import io.agentaquarkus.evaluation.grid.Grids.Cell;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.model.ModelCall;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.model.Models;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Runs experiments after they are answered, a few rows at a time: each variant's call is logged, its response judged, and both
 * are written when the row is done. A call that fails is a cell with an error, and the others go on.
 */
@Singleton
class ExperimentRuns {

    static final Duration TIME_LIMIT = Duration.ofHours(2);

    private static final int ROWS_AT_A_TIME = 4;

    private final Models models;
    private final Logs logs;
    private final Evaluations evaluations;
    private final Traced traced;
    private final Grids grids;
    private final Background background;

    ExperimentRuns(Models models, Logs logs, Evaluations evaluations, Traced traced, Grids grids, Background background) {
        this.models = models;
        this.logs = logs;
        this.evaluations = evaluations;
        this.traced = traced;
        this.grids = grids;
        this.background = background;
    }

    /** Stores the run, and starts it. */
    Uni<Run> start(Scope scope, ExperimentPlan plan) {
        Actor actor = Actor.of(scope);
        Run run = plan.run(actor);
        List<Grids.Row> rows = plan.table().rows().stream().map(row -> new Grids.Row(row.testcaseId(), Map.of())).toList();
        return grids.create(actor, run, rows).invoke(scenarios -> background.start("The experiment " + run.id(), TIME_LIMIT,
                () -> rows(scope, plan, run, scenarios))).replaceWith(run);
    }

    private Uni<Run> rows(Scope scope, ExperimentPlan plan, Run run, List<Scenario> scenarios) {
        AtomicBoolean failed = new AtomicBoolean();
        return Multi.createFrom().range(0, scenarios.size()).onItem()
                .transformToUni(i -> background.apart(() -> row(scope, plan, run, plan.table().rows().get(i), failed)
                        .chain(cells -> background
                                .apart(() -> grids.fill(Actor.of(scope), scenarios.get(i), cells).replaceWith(true)))))
                .merge(ROWS_AT_A_TIME).collect().last()
                .chain(() -> finish(scope, run, failed.get() ? Status.ERRORS : Status.SUCCESS))
                .onFailure().call(failure -> finish(scope, run, Status.FAILURE));
    }

    private Uni<Run> finish(Scope scope, Run run, Status status) {
        return background.apart(() -> grids.finish(Actor.of(scope), run.id(), status));
    }

    /** The cells of all variants. */
    private Uni<Map<String, Cell>> row(Scope scope, ExperimentPlan plan, Run run, Table.Row row, AtomicBoolean failed) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        return Multi.createFrom().iterable(plan.variants()).onItem()
                .transformToUniAndConcatenate(variant -> call(scope, run, variant, row.values())
                        .chain(log -> {
                            cells.put(variant.name(), Cell.of(log.traceId()));
                            return judge(scope, plan, variant, row.values(), log, cells).replaceWith(true);
                        })
                        .onFailure(ModelFailure.class).recoverWithItem(failure -> {
                            failed.set(true);
                            cells.put(variant.name(),
                                    Cell.failed(JsonNodeFactory.instance.objectNode().put("message", failure.getMessage())));
                            return true;
                        }))
                .collect().last().replaceWith(cells);
    }

    /** The log of the call. */
    private Uni<Span> call(Scope scope, Run run, Variant variant, ObjectNode values) {
        ModelCall call = variant.call(values);
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.putObject("custom_attributes").put("experiment_id", run.id().toString()).put("variant", variant.name());
        String slug = variant.sent().path("prompt_slug").asText(variant.name());
        return background.apart(() -> models.call(scope.projectId(), call)).chain(answer -> background
                .apart(() -> logs.log(scope, PromptRuns.logged(about, slug, call, answer))));
    }

    /** Evaluations see the row with the response in place of its own. */
    private Uni<Void> judge(Scope scope, ExperimentPlan plan, Variant variant, ObjectNode values, Span log,
            Map<String, Cell> cells) {
        ObjectNode row = values.deepCopy();
        row.set(LogFields.RESPONSE, LogFields.read(SpanContent.of(log), LogFields.RESPONSE));
        List<SpanDraft> findings = new ArrayList<>();
        return Multi.createFrom().iterable(plan.evaluations().entrySet()).onItem()
                .transformToUniAndConcatenate(evaluation -> result(scope, evaluation.getValue(), row)
                        .invoke(result -> findings.add(
                                Finding.of(result).draft(ExperimentPlan.key(variant.name(), evaluation.getKey())))))
                .collect().last().chain(() -> background.apart(() -> traced.write(scope, findings)))
                .invoke(() -> findings.forEach(finding -> cells.put(finding.name, Cell.of(finding.traceId))))
                .replaceWithVoid();
    }

    private Uni<Result> result(Scope scope, Evaluation evaluation, ObjectNode row) {
        return evaluations.run(scope, evaluation, List.of(row)).map(results -> results.get(0));
    }
}
