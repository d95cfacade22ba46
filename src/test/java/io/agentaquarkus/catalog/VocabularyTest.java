package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class VocabularyTest {

    private static final Vocabulary TYPES = Vocabulary.types();

    @Test
    void typesInOrder() {
        assertEquals(List.of("message", "messages", "model", "llm", "llms", "loop", "tool", "tools", "context", "permissions",
                "response", "prompt-template", "agent-template", "skill-template", "run_request", "run_result"),
                keys(TYPES));
    }

    @Test
    void everyTypeNamesItself() {
        for (JsonNode type : TYPES.all()) {
            String key = type.get("key").textValue();
            assertEquals(key.equals("model") ? "grouped_choice" : key, type.at("/json_schema/x-ag-type").textValue());
        }
    }

    @Test
    void aTypeIsUsedInsideAnother() {
        JsonNode message = TYPES.find("message").orElseThrow().get("json_schema");
        assertEquals(message, TYPES.find("prompt-template").orElseThrow().at("/json_schema/properties/messages/items"));
        assertFalse(TYPES.all().toString().contains("$use"));
    }

    @Test
    void modelsHaveTheirCosts() {
        JsonNode model = TYPES.find("model").orElseThrow().get("json_schema");
        assertEquals("{\"input\":2.5,\"output\":10.0}", model.at("/x-ag-metadata/openai/gpt-4o").toString());
        assertEquals("{\"input\":0.15,\"output\":0.6}", model.at("/x-ag-metadata/openai/gpt-4o-mini").toString());
        assertEquals(11, model.get("choices").size());
        assertFalse(Pattern.compile("\\dE[+-]?\\d").matcher(model.get("x-ag-metadata").toString()).find(), "plain decimals");
    }

    @Test
    void harnessesInOrder() {
        Vocabulary harnesses = Vocabulary.harnesses();
        assertEquals(List.of("pi_core", "pi_agenta", "claude", "codex"), keys(harnesses));
        assertEquals("alias", harnesses.find("claude").orElseThrow().at("/capabilities/model_selection").textValue());
        assertEquals(Optional.empty(), harnesses.find("nope"));
    }

    private static List<String> keys(Vocabulary vocabulary) {
        return vocabulary.all().stream().map(entry -> entry.get("key").textValue()).toList();
    }
}
