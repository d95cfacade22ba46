package io.agentaquarkus.model;

/**
 * What a model said. Counts of tokens are null when the provider does not tell them.
 *
 * @param text null when it said nothing, but called tools
 * @param durationMs how long it took
 */
public record ModelAnswer(String text, Integer promptTokens, Integer completionTokens, Integer totalTokens, long durationMs) {
}
