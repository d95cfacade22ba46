package io.agentaquarkus.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a model said. Counts of tokens are null when the provider does not tell them.
 *
 * @param text null when it said nothing, but called tools
 * @param message as the provider gave it: {@code role}, {@code content}, {@code refusal}, {@code tool_calls} and more
 * @param model as the provider names what answered; null when it does not
 * @param cachedTokens how many of the prompt's tokens it had seen before
 * @param durationMs how long it took
 */
public record ModelAnswer(String text, ObjectNode message, String model, Integer promptTokens, Integer completionTokens,
        Integer totalTokens, Integer cachedTokens, long durationMs) {
}
