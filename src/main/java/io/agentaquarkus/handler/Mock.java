package io.agentaquarkus.handler;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.json.PythonValue;
import io.smallrye.mutiny.Uni;

/** {@code mock}: a workflow whose behaviour is chosen by its parameters, to try out what runs workflows. */
final class Mock {

    private static final List<String> BEHAVIOURS = List.of("echo", "static", "messages", "events", "pass", "fail", "score",
            "reflect", "error", "delay");
    private static final String PASS = "pass";
    private static final String DELAY = "delay";
    private static final String REPLY = "mock reply";
    private static final double SECONDS_MAX = 60;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Mock() {
    }

    static Uni<Outcome> run(Invocation invocation) {
        String key = PythonText.printed(invocation.required("key"));
        if (!BEHAVIOURS.contains(key)) {
            throw HandlerFailure.invalidParameter("key", behaviours(), TextNode.valueOf(key));
        }
        JsonNode sent = Invocation.member(invocation.parameters(), "kwargs");
        if (!sent.isObject() && PythonValue.isTruthy(sent)) {
            throw HandlerFailure.invalidParameter("kwargs", "dict", sent);
        }
        ObjectNode arguments = sent instanceof ObjectNode object ? object : JSON.objectNode();
        return key.equals(DELAY) ? delayed(arguments, invocation)
                : Uni.createFrom().item(behave(key, arguments, invocation));
    }

    private static String behaviours() {
        return PythonText.of(JSON.arrayNode().addAll(BEHAVIOURS.stream().map(TextNode::valueOf).toList()));
    }

    private static Uni<Outcome> delayed(ObjectNode arguments, Invocation invocation) {
        double seconds = number(arguments, "seconds", 0.1);
        if (!(seconds <= SECONDS_MAX)) {
            throw HandlerFailure.untyped("A delay takes " + (int) SECONDS_MAX + " seconds at most.");
        }
        String then = text(arguments, "then", PASS);
        String next = BEHAVIOURS.contains(then) && !then.equals(DELAY) ? then : PASS;
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(Math.max(1, (long) (seconds * 1000))))
                .map(elapsed -> behave(next, arguments, invocation));
    }

    private static Outcome behave(String key, ObjectNode arguments, Invocation invocation) {
        if (key.equals("events")) {
            return new Outcome(
                    MockEvents.of(text(arguments, "text", REPLY), optional(arguments, "thought"), optional(arguments, "tool")),
                    true);
        }
        return Outcome.of(switch (key) {
            case "echo" -> invocation.inputs().isObject() ? invocation.inputs() : JSON.objectNode();
            case "static" -> arguments.hasNonNull("output") ? arguments.get("output") : JSON.objectNode();
            case "messages" -> messages(text(arguments, "text", REPLY));
            case "fail" -> scored(0, false);
            case "score" -> {
                double score = number(arguments, "score", 0);
                yield scored(score, score >= number(arguments, "threshold", 0.5));
            }
            case "reflect" -> {
                JsonNode outputs = invocation.outputs();
                boolean plain = outputs.isObject() && !outputs.isEmpty() && !outputs.has("score") && !outputs.has("success");
                yield scored(plain ? 1 : 0, plain);
            }
            case "error" -> throw HandlerFailure.of(500, "workflows:mock-error",
                    text(arguments, "message", "mock_v0 error behavior"));
            default -> scored(1, true);
        });
    }

    private static JsonNode messages(String text) {
        ObjectNode result = JSON.objectNode();
        result.putArray("messages").addObject().put("role", "assistant").put("content", text);
        return result;
    }

    private static JsonNode scored(double score, boolean success) {
        ObjectNode result = JSON.objectNode();
        result.set("score", DoubleNode.valueOf(score));
        return result.put("success", success);
    }

    private static String text(ObjectNode arguments, String name, String otherwise) {
        return arguments.has(name) ? PythonText.printed(arguments.get(name)) : otherwise;
    }

    private static String optional(ObjectNode arguments, String name) {
        JsonNode value = Invocation.member(arguments, name);
        return PythonValue.isTruthy(value) ? PythonText.printed(value) : null;
    }

    private static double number(ObjectNode arguments, String name, double otherwise) {
        return arguments.has(name) ? Conversions.number(arguments.get(name)) : otherwise;
    }
}
