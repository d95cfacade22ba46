package io.agentaquarkus.handler;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.template.TemplateFailure;
import io.agentaquarkus.template.TemplateFormat;
import io.smallrye.mutiny.Uni;

/**
 * {@code llm}: a conversation with the first of several models that answers, once or, when it has a {@code loop}, until it has
 * nothing more to do (reference: agenta-builtin-handlers, section 9).
 */
final class Llm {

    private static final String MESSAGES = "messages";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Llm() {
    }

    static Uni<Outcome> run(Invocation invocation) {
        if (PythonValue.isTruthy(Invocation.member(invocation.flags(), "force"))) {
            throw HandlerFailure.of(406, "workflows:force-not-supported", "flags.force is not supported yet");
        }
        JsonNode llms = Invocation.member(invocation.parameters(), "llms");
        if (!llms.isArray() || llms.isEmpty()) {
            throw HandlerFailure.invalidParameter("llms", "non-empty list", llms);
        }
        LlmState state = new LlmState(messages(invocation), object(invocation, "context"), consent(invocation));
        LlmCalls calls = new LlmCalls(invocation.models(), entries(llms));
        JsonNode loop = Invocation.member(invocation.parameters(), "loop");
        Uni<LlmState.Ended> ended = loop.isNull() ? calls.ask(state.messages(), null).map(answer -> {
            state.add(answer);
            return LlmState.Ended.COMPLETED;
        }).onFailure(LlmCalls.Exhausted.class)
                .transform(failure -> HandlerFailure.of(503, "workflows:llm-unavailable", failure.getMessage()))
                : new LlmLoop(calls, state, LlmTools.of(invocation.parameters()), loop).run();
        boolean trimmed = PythonValue.isTruthy(Invocation.member(invocation.flags(), "trim"));
        return ended.map(end -> Outcome.of(state.outputs(end, trimmed)));
    }

    private static List<ObjectNode> entries(JsonNode llms) {
        List<ObjectNode> entries = new ArrayList<>();
        for (int i = 0; i < llms.size(); i++) {
            if (!(llms.get(i) instanceof ObjectNode entry)) {
                throw HandlerFailure.invalidParameter("llms[" + i + "]", "dict", llms.get(i));
            }
            if (entry.hasNonNull("model")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Those of the parameters, filled in, then those of the inputs, as they are. */
    private static ArrayNode messages(Invocation invocation) {
        ArrayNode messages = JSON.arrayNode();
        JsonNode variables = Invocation.member(invocation.inputs(), "variables");
        JsonNode named = Invocation.member(invocation.parameters(), "template_format");
        TemplateFormat format = named.isNull() ? TemplateFormat.CURLY : Conversions.templateFormat(named);
        for (JsonNode message : listed(invocation.parameters(), MESSAGES)) {
            ObjectNode filled = message.deepCopy();
            if (filled.path("content").isTextual() && variables.isObject() && !variables.isEmpty()) {
                filled.put("content", rendered(format, filled.get("content").textValue(), variables));
            }
            messages.add(filled);
        }
        listed(invocation.inputs(), MESSAGES).forEach(messages::add);
        return messages;
    }

    private static JsonNode listed(JsonNode object, String member) {
        JsonNode messages = Invocation.member(object, member);
        if (!messages.isNull() && !messages.isArray()) {
            throw HandlerFailure.invalidInput(member, "list", messages);
        }
        for (int i = 0; i < messages.size(); i++) {
            PromptCheck.checkMessage("." + member + "." + i, messages.get(i));
        }
        return messages;
    }

    private static String rendered(TemplateFormat format, String template, JsonNode variables) {
        try {
            return format.render(template, variables);
        } catch (TemplateFailure failure) {
            throw HandlerFailure.of(400, "workflows:prompt-formatting-error", failure.getMessage());
        }
    }

    /** What the parameters have, and over it what the inputs have. */
    private static ObjectNode object(Invocation invocation, String member) {
        ObjectNode merged = JSON.objectNode();
        for (JsonNode source : new JsonNode[] { invocation.parameters(), invocation.inputs() }) {
            if (Invocation.member(source, member) instanceof ObjectNode object) {
                merged.setAll(object);
            }
        }
        return merged;
    }

    private static ObjectNode consent(Invocation invocation) {
        ObjectNode consent = object(invocation, "consent").deepCopy();
        ObjectNode decisions = JSON.objectNode();
        for (JsonNode source : new JsonNode[] { invocation.parameters(), invocation.inputs() }) {
            if (Invocation.member(source, "consent").path("decisions") instanceof ObjectNode object) {
                decisions.setAll(object);
            }
        }
        if (!decisions.isEmpty()) {
            consent.set("decisions", decisions);
        }
        return consent;
    }
}
