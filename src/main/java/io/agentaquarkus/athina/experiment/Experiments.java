package io.agentaquarkus.athina.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.dataset.Datasets;
import io.agentaquarkus.athina.dataset.TestsetStep;
import io.agentaquarkus.athina.eval.Evaluations;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.athina.experiment.ExperimentPlan.Compared;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.grid.Grids;
import io.agentaquarkus.evaluation.run.Runs;
import io.agentaquarkus.prompt.PromptVersion;
import io.agentaquarkus.prompt.Prompts;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Comparisons of prompts and models over a dataset. One that is not there is a 404. */
@Singleton
class Experiments {

    private static final String WHAT = "The experiment";

    private final Datasets datasets;
    private final Prompts prompts;
    private final Evaluations evaluations;
    private final Grids grids;
    private final Runs runs;

    Experiments(Datasets datasets, Prompts prompts, Evaluations evaluations, Grids grids, Runs runs) {
        this.datasets = datasets;
        this.prompts = prompts;
        this.evaluations = evaluations;
        this.grids = grids;
        this.runs = runs;
    }

    /** Fails with a 400 that names what is wrong, or a 404 for a dataset or prompt that is not there. */
    Uni<Run> start(Scope scope, ObjectNode sent) {
        JsonNode variants = sent.get("variants");
        List<String> names = ExperimentPlan.names(variants);
        List<Evaluation> evals = sent.path("evals").isEmpty() ? List.of()
                : evaluations.read(sent.get("evals"), "evals", sent.path("model").textValue());
        return datasets.fetch(scope, sent.get("dataset_id").textValue(), 0, Integer.MAX_VALUE)
                .chain(table -> variants(scope, variants, names)
                        .map(compared -> new ExperimentPlan(sent.get("name").textValue(),
                                sent.path("description").textValue(), table, compared,
                                Evaluations.named(evals, Evaluation::name))))
                .chain(plan -> grids.start(Actor.of(scope), plan.run(Actor.of(scope)), plan.table().rows().stream()
                        .map(row -> Grids.Row.of(row.testcaseId(), Map.of())).toList(), ExperimentRuns.KIND));
    }

    private Uni<List<Compared>> variants(Scope scope, JsonNode sent, List<String> names) {
        List<Compared> variants = new ArrayList<>();
        return Multi.createFrom().range(0, names.size()).onItem().transformToUniAndConcatenate(i -> {
            ObjectNode one = Bodies.withoutNulls((ObjectNode) sent.get(i));
            return version(scope, one).invoke(version -> variants.add(new Compared(
                    Variant.of(names.get(i), one, version), Variant.step(names.get(i), version))))
                    .replaceWith(i);
        }).collect().last().replaceWith(variants);
    }

    private Uni<PromptVersion> version(Scope scope, ObjectNode variant) {
        if (!variant.has("prompt_slug")) {
            return Uni.createFrom().nullItem();
        }
        String slug = variant.get("prompt_slug").textValue();
        return variant.has("version") ? prompts.version(scope.projectId(), slug, variant.get("version").intValue())
                : prompts.defaultVersion(scope.projectId(), slug);
    }

    /** The newest first. */
    Uni<List<Run>> all(Scope scope, String datasetId) {
        Uni<Fields> filter = datasetId == null
                ? Uni.createFrom().item(new Fields(JsonNodeFactory.instance.objectNode()))
                : datasets.find(scope, datasetId).map(found -> TestsetStep.filter(found.artifact().id()));
        return filter.chain(of -> runs.query(scope.projectId(), of, null))
                .map(found -> {
                    List<Run> newest = new ArrayList<>(found.stream().filter(Experiments::isOne).toList());
                    Collections.reverse(newest);
                    return newest;
                });
    }

    Uni<Run> find(Scope scope, String id) {
        return runs.fetch(scope.projectId(), id(id)).map(run -> {
            if (run == null || !isOne(run)) {
                throw unknown(id);
            }
            return run;
        });
    }

    Uni<Void> remove(Scope scope, String id) {
        return find(scope, id).chain(run -> runs.delete(scope.projectId(), List.of(run.id()))).replaceWithVoid();
    }

    static JsonNode about(Run run) {
        return Own.of(run.header()).path(ExperimentPlan.MEMBER);
    }

    private static boolean isOne(Run run) {
        return about(run).isObject();
    }

    private static UUID id(String id) {
        return Bodies.id(WHAT, id);
    }

    private static RuntimeException unknown(String id) {
        return Bodies.unknown(WHAT, id);
    }
}
