package io.agentaquarkus.athina.experiment;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Traced;
import io.agentaquarkus.athina.eval.Evaluations;
import io.agentaquarkus.athina.eval.RowEvaluation;
import io.agentaquarkus.athina.log.LogFields;
import io.agentaquarkus.athina.log.Logs;
import io.agentaquarkus.athina.prompt.PromptRuns;
import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.execution.Cells;
import io.agentaquarkus.evaluation.execution.JobKind;
import io.agentaquarkus.evaluation.execution.Row;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.model.ModelCall;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.model.Models;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.testset.Tables;
import io.smallrye.mutiny.Uni;

/**
 * A row of an experiment: each variant's call is logged, and its response judged. A call that fails is a cell with an error,
 * and the others go on.
 */
@Singleton
class ExperimentRuns implements JobKind {

    static final String KIND = "athina-experiment";

    private final Tables tables;
    private final Models models;
    private final Logs logs;
    private final Traced traced;
    private final Evaluations evaluations;
    private final RowEvaluation judgement;

    ExperimentRuns(Tables tables, Models models, Logs logs, Traced traced, Evaluations evaluations, RowEvaluation judgement) {
        this.tables = tables;
        this.models = models;
        this.logs = logs;
        this.traced = traced;
        this.evaluations = evaluations;
        this.judgement = judgement;
    }

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public Uni<Row> execute(Scope scope, Row row, Cells cells) {
        return Home.back(() -> tables.rows(row.projectId(), List.of(row.testcaseId()))).chain(found -> {
            if (found.isEmpty()) {
                throw Problem.notFound("The row is no more.");
            }
            return variants(scope, row, cells, found.get(0).values());
        });
    }

    private Uni<Row> variants(Scope scope, Row row, Cells cells, ObjectNode values) {
        Uni<Row> done = Uni.createFrom().item(row);
        for (JsonNode json : Experiments.about(row.run()).path("variants")) {
            Variant variant = new Variant((ObjectNode) json);
            done = done.chain(now -> call(scope, now, cells, variant, values))
                    .chain(now -> judge(scope, now, cells, variant, values));
        }
        return done;
    }

    private Uni<Row> call(Scope scope, Row row, Cells cells, Variant variant, ObjectNode values) {
        return row.cell(variant.name(), 0) != null ? Uni.createFrom().item(row)
                : cells.consent(row).chain(() -> answer(scope, row, variant, values)).chain(cell -> cells.store(row, cell));
    }

    private Uni<Result> answer(Scope scope, Row row, Variant variant, ObjectNode values) {
        ModelCall call = variant.call(values);
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.putObject("custom_attributes").put("experiment_id", row.run().id().toString()).put("variant", variant.name());
        return Home.back(() -> models.call(scope.projectId(), call))
                .chain(answer -> Home.back(() -> logs.log(scope, PromptRuns.logged(about, variant.slug(), call, answer))))
                .map(log -> row.made(variant.name(), 0, null, log.traceId(), null, null))
                .onFailure(ModelFailure.class).recoverWithItem(failure -> row.made(variant.name(), 0, null, null,
                        JsonNodeFactory.instance.objectNode().put("message", failure.getMessage()), null));
    }

    /** Evaluations see the row with the response in place of its own. There is none of a call that failed. */
    private Uni<Row> judge(Scope scope, Row row, Cells cells, Variant variant, ObjectNode values) {
        JsonNode evals = Experiments.about(row.run()).path("evals");
        Result called = row.cell(variant.name(), 0);
        if (evals.isEmpty() || called == null || called.traceId() == null) {
            return Uni.createFrom().item(row);
        }
        return Home.back(() -> traced.roots(row.projectId(), List.of(called.traceId())))
                .chain(logged -> logged.isEmpty() ? Uni.createFrom().item(row)
                        : judge(scope, row, cells, variant, evals, judged(values, logged.get(called.traceId()))));
    }

    private static ObjectNode judged(ObjectNode values, Span log) {
        ObjectNode judged = values.deepCopy();
        judged.set(LogFields.RESPONSE, LogFields.read(SpanContent.of(log), LogFields.RESPONSE));
        return judged;
    }

    private Uni<Row> judge(Scope scope, Row row, Cells cells, Variant variant, JsonNode evals, ObjectNode judged) {
        Uni<Row> done = Uni.createFrom().item(row);
        for (JsonNode eval : evals) {
            String key = ExperimentPlan.key(variant.name(), eval.get("name").textValue());
            done = done.chain(now -> judgement.fill(scope, now, cells, key,
                    evaluations.again(eval.get("eval_type_id").textValue(), eval.get("config")), judged, result -> null));
        }
        return done;
    }
}
