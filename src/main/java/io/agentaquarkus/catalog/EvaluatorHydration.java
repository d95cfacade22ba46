package io.agentaquarkus.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the simple evaluator routes make of data that names a built-in evaluator in full
 * ({@code agenta:builtin:auto_exact_match:v0}), before the commit enriches it: the schemas are those of the evaluator,
 * whatever was sent, and there is no address of the client's own. The data given is never changed.
 */
public final class EvaluatorHydration {

    private static final Set<String> SCORING = Set.of("auto_levenshtein_distance", "auto_semantic_similarity",
            "auto_similarity_match", "auto_json_diff", "auto_webhook_test");

    private final Interfaces interfaces;

    EvaluatorHydration(Interfaces interfaces) {
        this.interfaces = interfaces;
    }

    /** A copy of the data, as it was sent when its URI is another. */
    public ObjectNode hydrate(ObjectNode data) {
        ObjectNode hydrated = data.deepCopy();
        WorkflowUri.of(data).filter(uri -> uri.isBuiltin() && uri.toString().equals(data.get("uri").textValue())
                && uri.version().equals("v0")).ifPresent(uri -> hydrate(hydrated, uri));
        return hydrated;
    }

    private void hydrate(ObjectNode data, WorkflowUri uri) {
        data.remove("url");
        ObjectNode schemas = data.get("schemas") instanceof ObjectNode sent ? sent : JsonNodeFactory.instance.objectNode();
        schemas.remove(List.of("parameters", "outputs"));
        interfaces.of(uri).ifPresent(known -> schemas.set("parameters", known.get("parameters")));
        outputs(uri.key(), data.path("parameters")).ifPresent(outputs -> schemas.set("outputs", outputs));
        data.set("schemas", schemas);
    }

    private static Optional<ObjectNode> outputs(String key, JsonNode parameters) {
        return switch (key) {
            case "auto_ai_critique" ->
                Optional.of(InferredOutputs.ofJsonSchema(parameters).orElseGet(OutputSchema.SCORE::copy));
            case "json_multi_field_match" -> Optional.of(InferredOutputs.ofFields(parameters));
            // The third version may answer anything; the earlier ones answer a score.
            case "auto_custom_code_run" -> parameters.path("version").asText().equals("3") ? Optional.empty()
                    : Optional.of(OutputSchema.SCORE.copy());
            default -> Optional.of((SCORING.contains(key) ? OutputSchema.SCORE : OutputSchema.SUCCESS).copy());
        };
    }
}
