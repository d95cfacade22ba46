package io.agentaquarkus.handler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.DataPath;
import io.agentaquarkus.json.PythonText;
import io.agentaquarkus.model.ModelFailure;
import io.smallrye.mutiny.Uni;

/**
 * {@code match}: a tree of matchers. A leaf compares a value with a reference; whatever has matchers itself has the
 * weighted score of theirs.
 */
final class Match {

    /** Only those that embed texts need the keys of the project. */
    static final Handler HANDLER = Handler.callingModels(
            invocation -> invocation.parameters().toString().contains(Matcher.COSINE),
            invocation -> Uni.createFrom().item(() -> Outcome.of(evaluate(invocation))));

    private static final int DEPTH_MAX = 100;

    /** What paths lead into: {@code inputs}, {@code outputs} and {@code trace}, of which there may be none. */
    private final ObjectNode context = JsonNodeFactory.instance.objectNode();

    private final ModelAccess models;

    private Match(Invocation invocation) {
        models = invocation.models();
        put("inputs", invocation.inputs());
        put("outputs", invocation.outputs());
        put("trace", invocation.trace());
    }

    static JsonNode evaluate(Invocation invocation) {
        JsonNode matchers = invocation.required("matchers");
        if (!matchers.isArray()) {
            throw HandlerFailure.invalidParameter("matchers", "list", matchers);
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (matchers.isEmpty()) {
            result.set("score", DoubleNode.valueOf(1));
            return result.put("success", true);
        }
        List<MatchScores.Child> children = new Match(invocation).children(matchers, result, 1);
        MatchScores scores = MatchScores.of(invocation.parameters(), children);
        result.set("score", DoubleNode.valueOf(scores.score()));
        return result.put("success", scores.success());
    }

    private void put(String name, JsonNode value) {
        if (!value.isNull()) {
            context.set(name, value);
        }
    }

    /** Runs matchers and puts what each gives under its key. */
    private List<MatchScores.Child> children(JsonNode matchers, ObjectNode into, int depth) {
        if (depth > DEPTH_MAX) {
            throw HandlerFailure.untyped(400, "Matchers may stand in one another " + DEPTH_MAX + " levels deep.");
        }
        Map<String, MatchScores.Child> children = new LinkedHashMap<>();
        for (JsonNode matcher : matchers) {
            if (!(matcher instanceof ObjectNode node)) {
                throw HandlerFailure.untyped("Every matcher has to be an object, not '" + PythonText.type(matcher) + "'.");
            }
            ObjectNode result = result(node, depth);
            String key = text(node, "key", "");
            into.set(key, result);
            // Of several with one key the last counts.
            children.put(key, new MatchScores.Child(result,
                    node.has("weight") ? Conversions.number(node.get("weight")) : 1));
        }
        return List.copyOf(children.values());
    }

    private ObjectNode result(ObjectNode node, int depth) {
        ObjectNode below = JsonNodeFactory.instance.objectNode();
        JsonNode matchers = Invocation.member(node, "matchers");
        List<MatchScores.Child> children = children(matchers, below, depth + 1);
        String path = text(node, "target", "");
        JsonNode target;
        try {
            target = DataPath.resolve(context, path);
        } catch (DataPath.Unresolved missing) {
            return result(false, 0, "Target resolution failed for '" + path + "': " + missing.getMessage(), below);
        }
        if (!children.isEmpty()) {
            MatchScores scores = MatchScores.of(node, children);
            return result(scores.success(), scores.score(), null, below);
        }
        try {
            MatchScores.Score score = new Matcher(node, reference -> reference(reference), models).match(target);
            return result(score.success(), score.score(), null, below);
        } catch (HandlerFailure | ModelFailure failure) {
            return result(false, 0, failure.getMessage(), below);
        }
    }

    private static ObjectNode result(boolean success, double score, String error, ObjectNode below) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", success);
        result.set("score", DoubleNode.valueOf(score));
        result.put("error", error);
        result.setAll(below);
        return result;
    }

    /** A path into the context is the value there; everything else, and a path that leads nowhere, is itself. */
    private JsonNode reference(JsonNode reference) {
        if (reference == null) {
            return NullNode.instance;
        }
        String path = reference.isTextual() ? reference.textValue() : "";
        boolean isPath = path.equals("$") || path.startsWith("$.") || path.startsWith("$[") || path.startsWith("/");
        return isPath ? DataPath.find(context, path).orElse(reference) : reference;
    }

    /** A member of a node as a text. */
    static String text(ObjectNode node, String member, String otherwise) {
        return node.has(member) ? PythonText.printed(node.get(member)) : otherwise;
    }
}
