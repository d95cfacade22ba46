package io.agentaquarkus.evaluation.simple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.evaluation.Mapping;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.metric.OutputMetrics;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.Revision;

/** Puts together the steps and columns of a run (reference: agenta-evaluations, section 6.1). */
final class RunPlan {

    private final List<Step> steps = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();

    /** Items that are given one by one. */
    void items(String key, Mapping mapping) {
        steps.add(new Step(key, Step.Type.INPUT, Origin.CUSTOM, Map.of(), null, null));
        mappings.add(mapping);
    }

    void query(Revision revision, Origin origin) {
        String key = add(Family.QUERY, revision, Step.Type.INPUT, origin, null);
        mappings.add(Mapping.of("query", "data", key, "attributes.ag.data"));
    }

    /** @param example the data of the first testcase */
    void testset(Revision revision, Origin origin, JsonNode example) {
        String key = add(Family.TESTSET, revision, Step.Type.INPUT, origin, null);
        example.fieldNames().forEachRemaining(name -> mappings.add(Mapping.of("testset", name, key, "data." + name)));
    }

    /** The key of its step. */
    String application(Revision revision, Origin origin) {
        String key = add(Family.APPLICATION, revision, Step.Type.INVOCATION, origin, List.of(Step.Input.ALL_INPUTS));
        mappings.add(Mapping.of("invocation", "outputs", key, OutputMetrics.OUTPUTS));
        return key;
    }

    /** To be called last: what an evaluator is given depends on what there is. */
    void evaluator(Revision revision, Origin origin) {
        List<Step.Input> inputs = new ArrayList<>();
        if (steps.stream().anyMatch(step -> step.is(Step.Type.INVOCATION))) {
            inputs.add(Step.Input.ALL_INVOCATIONS);
        }
        if (steps.stream().anyMatch(step -> step.is(Step.Type.INPUT))) {
            inputs.add(Step.Input.ALL_INPUTS);
        }
        columns(revision, add(Family.EVALUATOR, revision, Step.Type.ANNOTATION, origin, inputs.isEmpty() ? null : inputs));
    }

    /** One that looks at one application of several. */
    void evaluator(Revision revision, Origin origin, String application) {
        String key = "evaluator-" + revision.slug() + "-" + application;
        columns(revision, add(key, Family.EVALUATOR, revision, Step.Type.ANNOTATION, origin,
                List.of(new Step.Input(application), Step.Input.ALL_INPUTS)));
    }

    private void columns(Revision revision, String key) {
        JsonNode schemas = revision.data().path("schemas");
        if (schemas.isEmpty()) {
            mappings.add(Mapping.of("annotation", "outputs", key, OutputMetrics.OUTPUTS + ".outputs"));
        }
        OutputMetrics.of(schemas.path("outputs")).forEach(metric -> mappings.add(metric.mapping(key)));
    }

    RunData data(Integer repeats, RunData.Concurrency concurrency) {
        return new RunData(List.copyOf(steps), repeats, concurrency, List.copyOf(mappings));
    }

    private String add(Family family, Revision revision, Step.Type type, Origin origin, List<Step.Input> inputs) {
        return add(family.singular() + "-" + revision.slug(), family, revision, type, origin, inputs);
    }

    private String add(String key, Family family, Revision revision, Step.Type type, Origin origin, List<Step.Input> inputs) {
        String name = family.singular();
        Map<String, Reference> references = new LinkedHashMap<>();
        references.put(name, new Reference(revision.artifact().id(), revision.artifact().slug(), null));
        references.put(name + "_variant", new Reference(revision.variant().id(), revision.variant().slug(), null));
        references.put(name + "_revision",
                new Reference(revision.id(), revision.slug(), Integer.toString(revision.version())));
        steps.add(new Step(key, type, origin, references, inputs, null));
        return key;
    }
}
