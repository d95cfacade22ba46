package io.agentaquarkus.span.otlp.mapping;

import static io.agentaquarkus.span.otlp.mapping.MappingCase.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenLlmetryTest {

    @ParameterizedTest
    @CsvSource({ "llm.headers, meta.request.headers", "llm.request.type, type.span", "traceloop.span.kind, type.span",
            "llm.top_k, meta.request.top_k", "db.vector.query.top_k, meta.request.top_k",
            "pinecone.query.top_k, meta.request.top_k", "llm.is_streaming, meta.request.streaming",
            "llm.usage.total_tokens, metrics.tokens.incremental.total", "gen_ai.openai.api_base, meta.request.base_url",
            "db.system, meta.system", "gen_ai.prompt.0.role, data.inputs.prompt.0.role",
            "gen_ai.completion.1.content, data.outputs.completion.1.content",
            "llm.request.functions.0.name, data.inputs.functions.0.name", "llm.request.tools, data.inputs.tools" })
    void attributesAreCopied(String from, String to) {
        MappingCase.assertCopied(from, to);
    }

    @Test
    void entitiesAreOpened() {
        Map<String, Object> mapped = map("traceloop.entity.input", "{\"inputs\": {\"q\": 1}, \"tags\": []}",
                "traceloop.entity.output", Map.of("outputs", "yes"));
        assertEquals(Map.of("q", 1L), mapped.get("ag.data.inputs"));
        assertEquals("yes", mapped.get("ag.data.outputs"));
        Map<String, Object> without = map("traceloop.entity.output", "{\"other\": 1}");
        assertTrue(without.containsKey("ag.data.outputs"));
        assertNull(without.get("ag.data.outputs"));
    }

    @Test
    void anEntityThatIsNoObjectIsLeftAlone() {
        assertEquals(Map.of("traceloop.entity.input", "{broken"), map("traceloop.entity.input", "{broken"));
        assertFalse(map("traceloop.entity.input", "[1]").containsKey("ag.data.inputs"));
    }

    @Test
    void theTypeIsInLowerCase() {
        assertEquals("workflow", map("traceloop.span.kind", "WORKFLOW").get("ag.type.span"));
    }
}
