package io.agentaquarkus.grader;

import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.background.Background;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.model.ModelCall;
import io.agentaquarkus.model.Models;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.Settings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The model that grades (reference: athina-api, section 12): two messages, temperature 0, a JSON object for an answer. */
@Singleton
class Judge {

    /** The others refuse to be asked for JSON in this way, or need not. */
    private static final Set<String> JSON_MODE = Set.of("gpt-4-1106-preview", "gpt-3.5-turbo-1106");
    private static final int SHOWN = 200;

    private final Models models;
    private final Background background;

    Judge(Models models, Background background) {
        this.models = models;
        this.background = background;
    }

    /** @param usual the model when the configuration names none */
    Uni<JsonNode> ask(UUID projectId, Settings settings, String usual, String system, String user) {
        String model = settings.json().path("model").asText(usual);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("temperature", 0);
        if (JSON_MODE.contains(model)) {
            parameters.putObject("response_format").put("type", "json_object");
        }
        var messages = JsonNodeFactory.instance.arrayNode();
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", user);
        ModelCall call = new ModelCall(null, model, messages, parameters);
        return background.apart(() -> models.call(projectId, call)).emitOn(Infrastructure.getDefaultWorkerPool())
                .map(ModelAnswer::text).map(Judge::object);
    }

    /** What stands from the first opening brace to the last closing one. */
    private static JsonNode object(String text) {
        int from = text == null ? -1 : text.indexOf('{');
        int to = text == null ? -1 : text.lastIndexOf('}');
        JsonNode object = from >= 0 && to > from ? PythonValue.parse(text.substring(from, to + 1)) : null;
        if (object == null || !object.isObject()) {
            throw new PresetFailure("The model has not answered with a JSON object, but: "
                    + (text == null ? "nothing" : text.substring(0, Math.min(SHOWN, text.length()))));
        }
        return object;
    }
}
