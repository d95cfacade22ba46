package io.agentaquarkus.evaluation.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.assemble.SpanHash;

/**
 * What an application or evaluator is invoked with (reference: agenta-evaluations, section 7.4).
 *
 * @param evaluated the trace that an evaluator looks at; null for an application, and when there is none
 * @param outputs what an evaluator looks at; null for an application, and for nothing
 */
record StepRequest(Family family, Revision revision, Source source, TraceContents evaluated, JsonNode outputs) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String VERSION = "2025.07.14";
    private static final String LINK = "invocation";

    static StepRequest application(Revision revision, Source source) {
        return new StepRequest(Family.APPLICATION, revision, source, null, null);
    }

    static StepRequest evaluator(Revision revision, Source source, TraceContents evaluated, JsonNode outputs) {
        return new StepRequest(Family.EVALUATOR, revision, source, evaluated, outputs);
    }

    private ObjectNode references() {
        ObjectNode references = source.references().deepCopy();
        ReferenceBundle.name(references, family, revision);
        return references;
    }

    /** What is invoked with what, in short: what was invoked earlier with the same is found by it. */
    UUID hash() {
        List<Map<String, Object>> references = new ArrayList<>();
        references().properties().forEach(reference -> {
            Map<String, Object> members = new HashMap<>();
            reference.getValue().properties().forEach(member -> members.put(member.getKey(), member.getValue().textValue()));
            members.put("attributes", Map.of("key", reference.getKey()));
            references.add(members);
        });
        return SpanHash.of(references, evaluated == null ? null
                : List.of(new SpanDraft.Link(evaluated.traceId(), evaluated.spanId(), Map.of("key", LINK))));
    }

    /** Whether the hash tells the inputs too: a testcase that was given without its testset is in no hash. */
    boolean isHashOfInputs() {
        return evaluated != null || !source.references().isEmpty();
    }

    ObjectNode body() {
        ObjectNode body = JSON.objectNode().put("version", VERSION);
        ObjectNode flags = body.putObject("flags");
        JsonNode own = revision.header().flags();
        if (own != null) {
            own.properties().stream().filter(flag -> flag.getValue().booleanValue())
                    .forEach(flag -> flags.set(flag.getKey(), flag.getValue()));
        }
        body.set("references", references());
        if (evaluated != null) {
            body.putObject("links").putObject(LINK).put("trace_id", evaluated.traceText()).put("span_id",
                    evaluated.spanText());
        }
        body.set("data", data());
        return body;
    }

    private ObjectNode data() {
        ObjectNode data = JSON.objectNode();
        data.putObject("revision").put("id", revision.id().toString()).put("slug", revision.slug())
                .put("version", Integer.toString(revision.version())).set("data", revision.data());
        data.set("parameters", revision.data().path("parameters").isObject() ? revision.data().get("parameters")
                : JSON.objectNode());
        if (source.data() != null) {
            data.putObject("testcase").put("id", source.testcaseId().toString()).set("data", source.data());
        }
        JsonNode inputs = accepted(source.inputs());
        data.set("inputs", inputs == null ? JSON.nullNode() : inputs);
        if (evaluated != null) {
            data.set("trace", evaluated.tree());
        }
        if (family == Family.EVALUATOR) {
            data.set("outputs", outputs == null ? JSON.nullNode() : outputs);
        }
        return data;
    }

    /** Only what the workflow says it takes, if it says so. */
    private JsonNode accepted(JsonNode inputs) {
        JsonNode properties = revision.data().path("schemas").path("inputs").path("properties");
        if (properties.isEmpty() || !(inputs instanceof ObjectNode object)) {
            return inputs;
        }
        ObjectNode accepted = object.deepCopy();
        accepted.properties().removeIf(member -> !properties.has(member.getKey()));
        return accepted;
    }
}
