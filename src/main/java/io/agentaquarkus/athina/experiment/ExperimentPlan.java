package io.agentaquarkus.athina.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.dataset.TestsetStep;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.testset.Table;

/**
 * What an experiment compares: variants over the rows of a dataset, and how their responses are judged. As a run of the
 * evaluation domain it has a step for each variant, named like it, and one for each evaluation of each variant.
 *
 * @param evaluations by their names, unique each
 */
record ExperimentPlan(String name, String description, Table table, List<Compared> variants,
        Map<String, Evaluation> evaluations) {

    static final String MEMBER = "experiment";

    private static final int ROWS_MAX = 1000;
    private static final int CALLS_MAX = 2000;

    /** A variant, and the step that it is. */
    record Compared(Variant variant, Step step) {
    }

    /** Fails with a 400 for more than one experiment may have. */
    ExperimentPlan {
        int rows = table.rows().size();
        if (rows == 0) {
            throw Problem.badRequest("dataset_id: the dataset has no rows.");
        }
        if (rows > ROWS_MAX || rows * variants.size() > CALLS_MAX) {
            throw Problem.badRequest("dataset_id: an experiment takes " + ROWS_MAX + " rows and " + CALLS_MAX
                    + " calls at most; this would be " + rows + " rows and " + rows * variants.size() + " calls.");
        }
    }

    /** The names of variants: as they are sent, else of their prompts. Fails with a 400 when two are sent the same. */
    static List<String> names(JsonNode variants) {
        List<String> names = new ArrayList<>();
        Set<String> once = new HashSet<>();
        for (JsonNode variant : variants) {
            String place = "variants." + names.size();
            String name = variant.hasNonNull("name") ? variant.get("name").textValue() : usual(variant);
            if (!once.add(name)) {
                if (variant.hasNonNull("name")) {
                    throw Problem.badRequest(place + ".name: there are two variants with the name '" + name + "'.");
                }
                name += " (" + (names.size() + 1) + ")";
                once.add(name);
            }
            names.add(name);
        }
        return names;
    }

    private static String usual(JsonNode variant) {
        String slug = variant.path("prompt_slug").asText("prompt");
        return variant.hasNonNull("version") ? slug + " v" + variant.get("version").asInt() : slug;
    }

    static String key(String variant, String evaluation) {
        return variant + "." + evaluation;
    }

    Run run(Actor actor) {
        List<Step> steps = new ArrayList<>();
        steps.add(TestsetStep.of(table.testset()));
        for (Compared compared : variants) {
            steps.add(compared.step());
            for (String evaluation : evaluations.keySet()) {
                steps.add(new Step(key(compared.step().key(), evaluation), Step.Type.ANNOTATION, Origin.CUSTOM, Map.of(),
                        List.of(new Step.Input(compared.step().key())), null));
            }
        }
        RunData data = new RunData(steps, 1, null, null);
        ObjectNode meta = Own.meta(JsonNodeFactory.instance.objectNode().set(MEMBER, shown()));
        return Run.create(actor, new Header(name, description, null, null, meta), RunFlags.NONE.derived(data), Status.RUNNING,
                data);
    }

    private ObjectNode shown() {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("dataset_id",
                table.testset().artifact().id().toString());
        ArrayNode compared = shown.putArray("variants");
        variants.forEach(one -> compared.add(one.variant().json()));
        ArrayNode evals = shown.putArray("evals");
        evaluations.forEach((key, evaluation) -> evals.addObject().put("name", key).put("eval_type_id", evaluation.typeId())
                .set("config", evaluation.settings().json()));
        return shown;
    }
}
