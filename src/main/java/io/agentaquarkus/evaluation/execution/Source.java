package io.agentaquarkus.evaluation.execution;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.revision.Reference;

/**
 * What a scenario is about: a testcase or a trace.
 *
 * @param testcaseId null for a trace
 * @param data of the testcase; null for a trace, and for a testcase that is no more
 * @param trace null for a testcase, and for a trace that is no more
 * @param references the names by which what was invoked refers to it; none when it was given without a testset
 */
record Source(UUID testcaseId, ObjectNode data, TraceContents trace, ObjectNode references) {

    static Source ofTestcase(Step input, UUID id, ObjectNode data) {
        ObjectNode references = JsonNodeFactory.instance.objectNode();
        if (input.references().containsKey("testset_revision")) {
            references.putObject("testcase").put("id", id.toString());
            for (String name : new String[] { "testset", "testset_variant", "testset_revision" }) {
                Reference reference = input.reference(name);
                if (reference != null && reference.id() != null) {
                    references.putObject(name).put("id", reference.id().toString());
                }
            }
        }
        return new Source(id, data, null, references);
    }

    static Source ofTrace(TraceContents trace) {
        return new Source(null, null, trace, JsonNodeFactory.instance.objectNode());
    }

    /** What applications and evaluators are given as inputs; null for nothing. */
    JsonNode inputs() {
        if (data == null) {
            return trace == null ? null : trace.inputs();
        }
        ObjectNode inputs = data.deepCopy();
        if (!inputs.has("testcase_id")) {
            inputs.put("testcase_id", testcaseId.toString());
        }
        return inputs;
    }
}
