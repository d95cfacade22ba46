package io.agentaquarkus.athina.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.prompt.PromptRuns;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.model.ModelCall;
import io.agentaquarkus.prompt.PromptVersion;
import io.agentaquarkus.prompt.Variables;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.Revision;

/**
 * One of the prompts that an experiment compares: a version of a stored one, with another model or other parameters if it is
 * said so, or messages of its own.
 *
 * @param name unique in the experiment
 * @param sent {@code {prompt_slug, version?} or {prompt}, model?, provider?, parameters?}
 * @param version null without a stored prompt
 */
record Variant(String name, ObjectNode sent, PromptVersion version) {

    /** The call for a row, whose columns are the variables. */
    ModelCall call(ObjectNode values) {
        if (version != null) {
            ObjectNode whole = sent.deepCopy();
            whole.set("variables", values);
            return PromptRuns.call(version, whole);
        }
        ObjectNode parameters = sent.get("parameters") instanceof ObjectNode given ? Bodies.withoutNulls(given)
                : JsonNodeFactory.instance.objectNode();
        return new ModelCall(sent.path("provider").textValue(), sent.path("model").textValue(),
                Variables.filled(sent.get("prompt"), values), parameters);
    }

    Step step() {
        Map<String, Reference> references = new LinkedHashMap<>();
        if (version != null) {
            Revision revision = version.revision();
            references.put("application", new Reference(version.prompt().id(), version.prompt().slug(), null));
            references.put("application_revision",
                    new Reference(revision.id(), revision.slug(), Integer.toString(revision.version())));
        }
        return new Step(name, Step.Type.INVOCATION, Origin.CUSTOM, references, List.of(Step.Input.ALL_INPUTS), null);
    }

    /** As answers show it: with the version that it is, and the model that is called. */
    ObjectNode shown() {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("name", name);
        JsonNode slug = sent.path("prompt_slug");
        if (slug.isTextual()) {
            shown.put("prompt_slug", slug.textValue()).put("version", version.revision().version());
        } else {
            shown.set("prompt", sent.get("prompt"));
        }
        ModelCall call = call(JsonNodeFactory.instance.objectNode());
        shown.put("model", call.model());
        return shown.set("parameters", call.parameters());
    }
}
