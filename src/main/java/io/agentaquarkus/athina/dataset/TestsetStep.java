package io.agentaquarkus.athina.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Simple;

/** The step by which an evaluation has its rows from a dataset. */
public final class TestsetStep {

    private static final String TESTSET = "testset";

    private TestsetStep() {
    }

    public static Step of(Simple testset) {
        Revision revision = testset.revision();
        Map<String, Reference> references = new LinkedHashMap<>();
        references.put(TESTSET, new Reference(testset.artifact().id(), testset.artifact().slug(), null));
        references.put(TESTSET + "_variant", new Reference(testset.variant().id(), testset.variant().slug(), null));
        references.put(TESTSET + "_revision",
                new Reference(revision.id(), revision.slug(), Integer.toString(revision.version())));
        return new Step(TESTSET + "-" + revision.slug(), Step.Type.INPUT, Origin.CUSTOM, references, null, null);
    }

    /** Finds the evaluations of a dataset. */
    public static Fields filter(UUID datasetId) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.putArray("references").addObject().putObject(TESTSET).put("id", datasetId.toString());
        return new Fields(filter);
    }
}
