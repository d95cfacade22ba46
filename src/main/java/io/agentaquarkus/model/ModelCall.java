package io.agentaquarkus.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A conversation that a model is to go on with.
 *
 * @param provider null for the one that the model's name begins with, else OpenAI
 * @param messages {@code {role, content}} each
 * @param parameters further members of the provider's request, such as {@code temperature}; what is null is left out
 */
public record ModelCall(String provider, String model, JsonNode messages, ObjectNode parameters) {
}
