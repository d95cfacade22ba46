package io.agentaquarkus.athina.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.athina.dataset.TestsetStep;
import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.Scenario;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.grid.Grids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;

/**
 * An evaluation request that goes on after its answer, as a run of the evaluation domain: a scenario for each row, a step for
 * each evaluation. Rows that are no dataset's are kept with their scenarios.
 */
record EvalPlan(List<Evaluation> asked, EvalRows rows) {

    static final String NAME = "eval_name";

    private static final String VALUES = "values";

    Run run(Actor actor) {
        List<Step> steps = new ArrayList<>();
        if (rows.table() != null) {
            steps.add(TestsetStep.of(rows.table().testset()));
        }
        Map<String, Evaluation> byStep = Evaluations.named(asked, Evaluation::name);
        byStep.keySet().forEach(key -> steps.add(new Step(key, Step.Type.ANNOTATION, Origin.AUTO, Map.of(),
                List.of(Step.Input.ALL_INPUTS), null)));
        RunData data = new RunData(steps, 1, null, null);
        Map<String, Evaluation> displayed = Evaluations.named(asked, Evaluation::displayName);
        Header header = new Header(String.join(", ", displayed.keySet()), null, null, null, meta(byStep, displayed));
        return Run.create(actor, header, RunFlags.NONE.derived(data), Status.RUNNING, data);
    }

    private static ObjectNode meta(Map<String, Evaluation> byStep, Map<String, Evaluation> displayed) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        ArrayNode evals = own.putArray(DatasetResults.EVALS);
        Iterator<String> names = displayed.keySet().iterator();
        byStep.forEach((key, evaluation) -> {
            String name = names.next();
            evals.add(evaluation.kept(name).json().put(DatasetResults.STEP, key).put(DatasetResults.DISPLAYED, name).put(NAME,
                    evaluation.name()));
        });
        return Own.meta(own);
    }

    List<Grids.Row> scenarios() {
        return rows.table() != null
                ? rows.table().rows().stream().map(row -> Grids.Row.of(row.testcaseId(), Map.of())).toList()
                : rows.values().stream().map(values -> new Grids.Row(null,
                        Own.meta(JsonNodeFactory.instance.objectNode().set(VALUES, values)), Map.of())).toList();
    }

    /** The evaluations of such a run, {@code {step_key, eval_name, eval_type_id, eval_config}} each; none of other runs. */
    static JsonNode evals(Run run) {
        return Own.of(run.header()).path(DatasetResults.EVALS);
    }

    /** The row that came with the request; null for one of a dataset. */
    static ObjectNode values(Scenario scenario) {
        return Own.of(scenario.header()).get(VALUES) instanceof ObjectNode values ? values : null;
    }
}
