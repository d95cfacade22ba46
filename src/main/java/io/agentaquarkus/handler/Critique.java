package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.model.Connection;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.model.ModelFailure.Reason;
import io.agentaquarkus.template.StructuredFailure;
import io.agentaquarkus.template.StructuredRendering;
import io.agentaquarkus.template.TemplateFormat;
import io.smallrye.mutiny.Uni;

/** {@code auto_ai_critique}: a model judges the outputs (reference: agenta-builtin-handlers, section 5.8). */
final class Critique {

    private static final String SCHEMA = "json_schema";
    private static final List<String> RESPONSES = List.of("text", "json_object", SCHEMA);
    private static final String MODEL = "gpt-3.5-turbo";
    private static final double THRESHOLD = 0.5;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Critique() {
    }

    static Uni<Outcome> evaluate(Invocation invocation) {
        JsonNode template = invocation.required("prompt_template");
        if (!template.isArray()) {
            throw HandlerFailure.invalidParameter("prompt_template", "list", template);
        }
        JsonNode parameters = invocation.parameters();
        JsonNode model = parameters.has("model") ? parameters.get("model") : TextNode.valueOf(MODEL);
        requireText("model", model);
        JsonNode connection = Invocation.member(parameters, "connection");
        if (!connection.isNull()) {
            requireText("connection", connection);
        }
        String response = response(parameters);
        if (!invocation.inputs().isNull()) {
            invocation.requiredInputs();
        }
        return invocation.models().connect(model.textValue(), connection.textValue())
                .chain(found -> judged(invocation, found, template, response));
    }

    private static Uni<Outcome> judged(Invocation invocation, Connection connection, JsonNode template, String response) {
        double threshold = threshold(invocation.parameters());
        StructuredRendering rendering = new StructuredRendering(format(invocation.parameters()), context(invocation));
        ArrayNode messages;
        ObjectNode format = JSON.objectNode().put("type", response);
        try {
            messages = rendering.messages(template);
            if (response.equals(SCHEMA)) {
                format.set(SCHEMA, rendering.json(invocation.parameters().get(SCHEMA), SCHEMA));
            }
        } catch (StructuredFailure failure) {
            throw HandlerFailure.of(400, "workflows:prompt-formatting-error", failure.getMessage());
        }
        return invocation.models().chat(connection, messages, JSON.objectNode().set("response_format", format))
                .onFailure(ModelFailure.class).transform(failure -> failed((ModelFailure) failure))
                .map(answer -> Outcome.of(verdict(answer.message().path("content"), threshold)));
    }

    /** Whom the provider does not know has failed at a dependency; everything else is a failure of the prompt. */
    private static HandlerFailure failed(ModelFailure failure) {
        return failure.reason() == Reason.REFUSED && failure.status() == 401 ? HandlerFailure.of(failure)
                : HandlerFailure.of(500, "workflows:prompt-completion-error", failure.getMessage());
    }

    private static JsonNode verdict(JsonNode content, double threshold) {
        if (!content.isTextual()) {
            throw HandlerFailure.of(500, "workflows:prompt-completion-error", "The model's answer has no text.");
        }
        JsonNode verdict = PythonValue.parse(PythonText.stripped(content.textValue()));
        if (verdict == null) {
            verdict = TextNode.valueOf(PythonText.stripped(content.textValue()));
        }
        if (verdict.isNumber() || verdict.isBoolean()) {
            double score = verdict.isBoolean() ? verdict.booleanValue() ? 1 : 0 : verdict.doubleValue();
            return JSON.objectNode().<ObjectNode> set("score", verdict).put("success", score >= threshold);
        }
        if (!verdict.isObject()) {
            throw HandlerFailure.invalidOutputs("['dict', 'str', 'int', 'float']", verdict);
        }
        return verdict;
    }

    /** What the template can name; what is put later counts. */
    private static ObjectNode context(Invocation invocation) {
        ObjectNode context = JSON.objectNode();
        if (!invocation.parameters().isEmpty()) {
            context.set("parameters", invocation.parameters());
        }
        if (invocation.inputs() instanceof ObjectNode sent) {
            ObjectNode inputs = Prompt.unwrapped(sent);
            JsonNode reference = invocation.parameters().has("correct_answer_key") ? inputs.get(invocation.referenceKey())
                    : null;
            if (reference != null) {
                context.set("ground_truth", reference);
                context.set("correct_answer", reference);
                context.set("reference", reference);
            }
            context.setAll(inputs);
            context.set("inputs", inputs);
        }
        if (!invocation.outputs().isNull()) {
            context.set("prediction", invocation.outputs());
            context.set("outputs", invocation.outputs());
        }
        if (!invocation.trace().isNull()) {
            context.set("trace", invocation.trace());
        }
        return context;
    }

    private static TemplateFormat format(JsonNode parameters) {
        JsonNode given = Invocation.member(parameters, "template_format");
        if (!given.isNull()) {
            return Conversions.templateFormat(given);
        }
        return switch (PythonText.printed(Invocation.member(parameters, "version"))) {
            case "2" -> TemplateFormat.FSTRING;
            case "5" -> TemplateFormat.MUSTACHE;
            default -> TemplateFormat.CURLY;
        };
    }

    private static String response(JsonNode parameters) {
        boolean isFour = parameters.has("version") && PythonText.printed(parameters.get("version")).equals("4");
        JsonNode response = parameters.has("response_type") ? parameters.get("response_type")
                : TextNode.valueOf(isFour ? SCHEMA : "text");
        if (!response.isTextual() || !RESPONSES.contains(response.textValue())) {
            throw HandlerFailure.invalidParameter("response_type", PythonText.of(JSON.arrayNode()
                    .addAll(RESPONSES.stream().map(TextNode::valueOf).toList())), response);
        }
        JsonNode schema = Invocation.member(parameters, SCHEMA);
        if (response.textValue().equals(SCHEMA) && !schema.isObject()) {
            throw HandlerFailure.invalidParameter(SCHEMA, "dict", schema);
        }
        return response.textValue();
    }

    /** Unlike that of other evaluators it may be any number with a fraction. */
    private static double threshold(JsonNode parameters) {
        JsonNode value = Invocation.member(parameters, "threshold");
        if (!PythonValue.isTruthy(value)) {
            return THRESHOLD;
        }
        if (!value.isNumber() || value.isIntegralNumber()) {
            throw HandlerFailure.invalidParameter("threshold", "float", value);
        }
        return value.doubleValue();
    }

    private static void requireText(String parameter, JsonNode value) {
        if (!value.isTextual()) {
            throw HandlerFailure.invalidParameter(parameter, "str", value);
        }
    }
}
