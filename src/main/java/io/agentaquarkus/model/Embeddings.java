package io.agentaquarkus.model;

import java.util.List;

/**
 * Texts as vectors, in the order of the texts.
 *
 * @param promptTokens null when the provider does not tell them
 */
public record Embeddings(List<float[]> vectors, Integer promptTokens) {
}
