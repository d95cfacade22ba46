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
 * @param json as it is kept and shown, {@code {name, prompt_slug?, version?, provider, model, prompt, parameters}}: what is
 *        called does not change while the experiment runs
 */
record Variant(ObjectNode json) {

    private static final String NAME = "name";
    private static final String SLUG = "prompt_slug";
    private static final String PROVIDER = "provider";
    private static final String MODEL = "model";
    private static final String PROMPT = "prompt";
    private static final String PARAMETERS = "parameters";

    /**
     * @param name unique in the experiment
     * @param sent {@code {prompt_slug, version?} or {prompt}, model?, provider?, parameters?}
     * @param version null without a stored prompt
     */
    static Variant of(String name, ObjectNode sent, PromptVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(NAME, name);
        if (version != null) {
            json.put(SLUG, sent.get(SLUG).textValue()).put("version", version.revision().version());
        }
        ModelCall call = version == null ? own(sent) : stored(sent, version);
        json.put(PROVIDER, call.provider()).put(MODEL, call.model()).set(PROMPT, call.messages());
        return new Variant(json.set(PARAMETERS, call.parameters()));
    }

    /** Variables without a value stay as they are written. */
    private static ModelCall stored(ObjectNode sent, PromptVersion version) {
        ObjectNode whole = sent.deepCopy();
        whole.putObject("variables");
        return PromptRuns.call(version, whole);
    }

    private static ModelCall own(ObjectNode sent) {
        return new ModelCall(sent.path(PROVIDER).textValue(), sent.path(MODEL).textValue(), sent.get(PROMPT),
                sent.get(PARAMETERS) instanceof ObjectNode given ? Bodies.withoutNulls(given)
                        : JsonNodeFactory.instance.objectNode());
    }

    String name() {
        return json.get(NAME).textValue();
    }

    /** By which its calls are logged. */
    String slug() {
        return json.path(SLUG).asText(name());
    }

    /** The call for a row, whose columns are the variables. */
    ModelCall call(ObjectNode values) {
        JsonNode parameters = json.get(PARAMETERS);
        return new ModelCall(json.path(PROVIDER).textValue(), json.path(MODEL).textValue(),
                Variables.filled(json.get(PROMPT), values), parameters.deepCopy());
    }

    /** @param version null without a stored prompt */
    static Step step(String name, PromptVersion version) {
        Map<String, Reference> references = new LinkedHashMap<>();
        if (version != null) {
            Revision revision = version.revision();
            references.put("application", new Reference(version.prompt().id(), version.prompt().slug(), null));
            references.put("application_revision",
                    new Reference(revision.id(), revision.slug(), Integer.toString(revision.version())));
        }
        return new Step(name, Step.Type.INVOCATION, Origin.CUSTOM, references, List.of(Step.Input.ALL_INPUTS), null);
    }
}
