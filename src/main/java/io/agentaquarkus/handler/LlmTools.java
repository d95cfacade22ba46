package io.agentaquarkus.handler;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a loop of {@code llm} offers its models: tools that the loop itself answers, and tools of the caller, for which it
 * waits.
 *
 * @param offered definitions as models get them
 */
record LlmTools(Set<String> internal, Set<String> external, ArrayNode offered) {

    static final String TERMINATE = "control.terminate";
    static final String REQUEST_CONSENT = "control.request_consent";

    private static final Set<String> KNOWN = Set.of(TERMINATE, REQUEST_CONSENT);

    /** @throws HandlerFailure when a tool is named that the loop cannot answer */
    static LlmTools of(JsonNode parameters) {
        LlmTools tools = new LlmTools(new TreeSet<>(), new TreeSet<>(), JsonNodeFactory.instance.arrayNode());
        for (JsonNode name : parameters.path("tools").path("internal")) {
            if (!KNOWN.contains(name.asText())) {
                throw HandlerFailure.invalidParameter("tools.internal", String.join("', '", new TreeSet<>(KNOWN)), name);
            }
            tools.internal.add(name.asText());
            tools.offered.add(definition(name.asText()));
        }
        for (JsonNode tool : parameters.path("tools").path("external")) {
            if (tool.isTextual()) {
                tools.external.add(tool.asText());
                tools.offered.add(definition(tool.asText()));
            } else {
                tools.external.add(tool.at("/function/name").asText(tool.path("name").asText()));
                tools.offered.add(tool.has("function") ? tool
                        : JsonNodeFactory.instance.objectNode().put("type", "function").set("function", tool));
            }
        }
        return tools;
    }

    private static ObjectNode definition(String name) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("type", "function");
        definition.putObject("function").put("name", name).putObject("parameters").put("type", "object");
        return definition;
    }
}
