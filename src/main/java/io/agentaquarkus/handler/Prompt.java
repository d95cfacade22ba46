package io.agentaquarkus.handler;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.handler.PromptRendering.Rendered;
import io.agentaquarkus.json.PythonText;
import io.smallrye.mutiny.Uni;

/**
 * {@code completion} and {@code chat}: a prompt is filled in and sent to a model (reference: agenta-builtin-handlers, section
 * 8).
 */
final class Prompt {

    private static final String MESSAGES = "messages";

    private Prompt() {
    }

    /** What the model says: a text, its refusal, or the tools that it calls. */
    static Uni<Outcome> completion(Invocation invocation) {
        ObjectNode inputs = inputs(invocation, false);
        JsonNode prompt = invocation.parameters().get("prompt");
        Rendered rendered = PromptRendering.render(prompt, inputs);
        return PromptCalls.of(invocation.models(), prompt).ask(rendered.messages(), rendered.models())
                .map(answer -> Outcome.of(said(answer.message())));
    }

    /** The message with which the model goes on with a conversation. */
    static Uni<Outcome> chat(Invocation invocation) {
        ObjectNode inputs = inputs(invocation, true);
        JsonNode prompt = invocation.parameters().get("prompt");
        JsonNode history = history(invocation, inputs);
        Rendered rendered = PromptRendering.render(prompt, inputs == null ? null : inputs.deepCopy().without(MESSAGES));
        ArrayNode messages = rendered.messages().deepCopy();
        history.forEach(messages::add);
        return PromptCalls.of(invocation.models(), prompt).ask(messages, rendered.models())
                .map(answer -> Outcome.of(reduced(answer.message())));
    }

    private static ObjectNode inputs(Invocation invocation, boolean isChat) {
        JsonNode prompt = invocation.required("prompt");
        ObjectNode inputs = invocation.inputs().isNull() ? null : unwrapped(invocation.requiredInputs());
        PromptCheck.check(prompt);
        checkInputs(prompt.path("input_keys"), inputs, isChat);
        return inputs;
    }

    private static JsonNode history(Invocation invocation, ObjectNode inputs) {
        JsonNode sent = Invocation.member(invocation.inputs(), MESSAGES);
        JsonNode history = sent.isNull() ? Invocation.member(inputs, MESSAGES) : sent;
        if (!history.isNull() && !history.isArray()) {
            throw HandlerFailure.invalidInput(MESSAGES, "list", history);
        }
        for (int i = 0; i < history.size(); i++) {
            PromptCheck.checkMessage("messages." + i, history.get(i));
        }
        return history;
    }

    /** Inputs in a member of that name count, unless there are others beside it. */
    static ObjectNode unwrapped(ObjectNode inputs) {
        boolean only = inputs.size() == 1 || inputs.size() == 2 && inputs.has(MESSAGES);
        if (!only || !(inputs.get("inputs") instanceof ObjectNode inner)) {
            return inputs;
        }
        ObjectNode unwrapped = JsonNodeFactory.instance.objectNode();
        if (inputs.has(MESSAGES)) {
            unwrapped.set(MESSAGES, inputs.get(MESSAGES));
        }
        return unwrapped.setAll(inner);
    }

    private static void checkInputs(JsonNode keys, ObjectNode inputs, boolean isChat) {
        Set<String> required = new TreeSet<>();
        keys.forEach(key -> required.add(PythonText.printed(key)));
        if (isChat) {
            required.remove(MESSAGES);
        }
        Set<String> given = new TreeSet<>();
        if (inputs != null) {
            inputs.fieldNames().forEachRemaining(given::add);
        }
        if (!given.containsAll(required)) {
            throw HandlerFailure.invalidInputs(PythonText.of(list(required)), list(given));
        }
    }

    private static ArrayNode list(Set<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static JsonNode said(ObjectNode message) {
        for (String member : new String[] { "content", "refusal", "parsed", "tool_calls" }) {
            if (message.hasNonNull(member)) {
                return message.get(member);
            }
        }
        return NullNode.instance;
    }

    static ObjectNode reduced(ObjectNode message) {
        ObjectNode reduced = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] { "role", "content", "name", "tool_calls", "tool_call_id" }) {
            if (message.hasNonNull(member)) {
                reduced.set(member, message.get(member));
            }
        }
        return reduced;
    }
}
