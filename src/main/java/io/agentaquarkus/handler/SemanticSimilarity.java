package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.model.ModelFailure;
import io.smallrye.mutiny.Uni;

/**
 * {@code auto_semantic_similarity}: how near to each other outputs and the right answer are, as a model of OpenAI embeds them
 * (reference: agenta-builtin-handlers, section 5.15).
 */
final class SemanticSimilarity {

    static final String MODEL = "text-embedding-3-small";

    private SemanticSimilarity() {
    }

    static Uni<Outcome> evaluate(Invocation invocation) {
        JsonNode model = invocation.parameters().get("embedding_model");
        if (model != null && !model.isTextual()) {
            throw HandlerFailure.invalidParameters("str", model);
        }
        String reference = invocation.referenceText();
        String outputs = invocation.outputsText();
        return cosine(invocation.models(), model == null ? MODEL : model.textValue(), outputs, reference, invocation::threshold)
                .map(score -> Outcome.of(Invocation.score(score, invocation.threshold())));
    }

    static Uni<Double> cosine(ModelAccess models, String model, String left, String right) {
        return cosine(models, model, left, right, () -> {
        });
    }

    /** @param check what has to be in order before anything is called, and after there is a key */
    private static Uni<Double> cosine(ModelAccess models, String model, String left, String right, Runnable check) {
        return models.openAi(model).onFailure(ModelFailure.class).transform(failure -> HandlerFailure
                .untyped("OpenAIException - Missing credentials. The project has no API key of OpenAI."))
                .invoke(check)
                .chain(connection -> models.embed(connection, List.of(left, right)))
                .map(embeddings -> cosine(embeddings.vectors().get(0), embeddings.vectors().get(1)));
    }

    /** 0 when one of them has no direction. */
    private static double cosine(float[] left, float[] right) {
        double product = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            product += (double) left[i] * right[i];
            leftSquares += (double) left[i] * left[i];
            rightSquares += (double) right[i] * right[i];
        }
        double norms = Math.sqrt(leftSquares) * Math.sqrt(rightSquares);
        return norms == 0 ? 0 : product / norms;
    }
}
