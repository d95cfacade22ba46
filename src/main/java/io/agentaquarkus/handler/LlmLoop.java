package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.handler.LlmState.Ended;
import io.agentaquarkus.json.PythonValue;
import io.agentaquarkus.model.ModelFailure;
import io.smallrye.mutiny.Uni;

/**
 * Turns of a model and of the tools that it calls, until it has finished, has to wait for somebody, or has had enough turns.
 */
final class LlmLoop {

    private static final int TURNS_MAX = 100;

    private final LlmCalls calls;
    private final LlmState state;
    private final LlmTools tools;
    private final int iterationsMax;
    private final int callsMax;
    private final int errorsMax;
    private final boolean stopsWithoutTool;
    private int iterations;
    private int called;
    private int errors;

    LlmLoop(LlmCalls calls, LlmState state, LlmTools tools, JsonNode loop) {
        this.calls = calls;
        this.state = state;
        this.tools = tools;
        this.iterationsMax = Math.min(limit(loop, "max_iterations", 8), TURNS_MAX);
        this.callsMax = limit(loop, "max_internal_tool_calls", 16);
        this.errorsMax = limit(loop, "max_consecutive_errors", 2);
        this.stopsWithoutTool = !loop.hasNonNull("allow_implicit_stop") || loop.get("allow_implicit_stop").asBoolean();
    }

    private static int limit(JsonNode loop, String name, int otherwise) {
        JsonNode value = Invocation.member(loop, name);
        return PythonValue.isTruthy(value) ? value.asInt(otherwise) : otherwise;
    }

    Uni<Ended> run() {
        if (iterations >= iterationsMax) {
            return ended(Ended.failure(500, "iterations_exhausted"));
        }
        if (called >= callsMax) {
            return ended(Ended.failure(500, "calls_exhausted"));
        }
        iterations++;
        return calls.ask(state.messages(), tools.offered()).chain(answer -> {
            errors = 0;
            return went(state.add(answer));
        }).onFailure(ModelFailure.class).recoverWithUni(failure -> ++errors >= errorsMax
                ? ended(Ended.failure(500, "error_raised"))
                : run())
                .onFailure(LlmCalls.Exhausted.class).recoverWithItem(Ended.failure(503, "llm_unavailable"));
    }

    private Uni<Ended> went(ObjectNode message) {
        List<JsonNode> asked = message.path("tool_calls").valueStream().toList();
        if (asked.isEmpty()) {
            return stopsWithoutTool ? ended(Ended.COMPLETED) : run();
        }
        if (asked.stream().anyMatch(call -> name(call).equals(LlmTools.TERMINATE))) {
            return ended(Ended.COMPLETED);
        }
        if (asked.stream().anyMatch(call -> tools.external().contains(name(call)))) {
            return ended(Ended.awaiting("tool_requested"));
        }
        if (asked.stream().anyMatch(call -> name(call).equals(LlmTools.REQUEST_CONSENT))) {
            return ended(Ended.awaiting("consent_requested"));
        }
        for (JsonNode call : asked) {
            if (!LlmConsent.isGiven(state.consent(), call)) {
                message.withArrayProperty("tool_calls").add(consentRequest(call));
                return ended(Ended.awaiting("consent_requested"));
            }
            called++;
            state.addResult(call, "There is no tool '" + name(call) + "'.");
        }
        return run();
    }

    private static ObjectNode consentRequest(JsonNode call) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("id", "consent_" + call.path("id").asText())
                .put("type", "function");
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("tool_call_id", call.path("id").asText())
                .put("name", name(call));
        request.putObject("function").put("name", LlmTools.REQUEST_CONSENT).put("arguments", arguments.toString());
        return request;
    }

    static String name(JsonNode call) {
        return call.at("/function/name").asText();
    }

    private static Uni<Ended> ended(Ended end) {
        return Uni.createFrom().item(end);
    }
}
