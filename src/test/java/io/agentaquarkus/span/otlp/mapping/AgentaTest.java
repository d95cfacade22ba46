package io.agentaquarkus.span.otlp.mapping;

import static io.agentaquarkus.span.otlp.mapping.MappingCase.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class AgentaTest {

    @Test
    void taggedTextIsDecoded() {
        Map<String, Object> mapped = map("ag.data.inputs", "@ag.type=json:{\"a\": [1, null]}", "ag.data.outputs",
                "@ag.type=none:", "ag.meta.x", "plain");
        assertEquals(Map.of("a", java.util.Arrays.asList(1L, null)), mapped.get("ag.data.inputs"));
        assertTrue(mapped.containsKey("ag.data.outputs"));
        assertNull(mapped.get("ag.data.outputs"));
        assertEquals("plain", mapped.get("ag.meta.x"));
    }

    @Test
    void brokenTaggedTextStaysAndConcernsNothingElse() {
        Map<String, Object> mapped = map("ag.data.inputs", "@ag.type=json:{broken", "ag.type.node", "workflow");
        assertEquals("@ag.type=json:{broken", mapped.get("ag.data.inputs"));
        assertEquals("workflow", mapped.get("ag.type.span"));
    }

    @Test
    void otherGroupsAreNotDecoded() {
        assertEquals("@ag.type=json:{}", map("ag.tags.t", "@ag.type=json:{}").get("ag.tags.t"));
        assertEquals("@ag.type=json:{}", map("ag.references.x", "@ag.type=json:{}").get("ag.references.x"));
    }

    @Test
    void theNodeIsTheType() {
        assertEquals(Map.of("ag.type.span", "workflow"), map("ag.type.node", "WORKFLOW", "ag.type.trace", "invocation"));
        assertEquals(Map.of("ag.type.span", "chain"), map("ag.type.span", "chain"));
        assertEquals(Map.of("ag.type.span", "tool"), map("ag.type.span", "chain", "ag.type.node", "tool"));
        assertEquals(Map.of("ag.type.node", 5L), map("ag.type.node", 5L));
    }

    @Test
    void metricsAreRenamed() {
        assertEquals(Map.of("ag.metrics.tokens.incremental.total", 1L, "ag.metrics.tokens.cumulative.prompt", 2L,
                "ag.metrics.costs.incremental.total", 0.5, "ag.metrics.costs.cumulative.total", 0.6,
                "ag.metrics.other", 7L),
                map("ag.metrics.unit.tokens.total", 1L, "ag.metrics.acc.tokens.prompt", 2L, "ag.metrics.unit.costs.total", 0.5,
                        "ag.metrics.acc.costs.total", 0.6, "ag.metrics.acc.duration.total", 9L, "ag.metrics.other", 7L));
    }

    @Test
    void olderReferencesAreRenamed() {
        Map<String, Object> mapped = map("ag.refs.application.id", "a", "ag.refs.variant.id", "b",
                "ag.references.variant.version", "3", "ag.refs.environment.version", "4");
        assertEquals("a", mapped.get("ag.references.application.id"));
        assertEquals("b", mapped.get("ag.references.application_variant.id"));
        assertEquals("3", mapped.get("ag.references.application_revision.version"));
        assertEquals("4", mapped.get("ag.references.environment_revision.version"));
        assertFalse(mapped.containsKey("ag.references.variant.id"));
        assertFalse(mapped.containsKey("ag.references.variant.version"));
    }

    @Test
    void ourOwnWordCountsMostAndEachConventionMoreThanTheOnesBefore() {
        assertEquals("workflow", map("ag.type.node", "workflow", "ai.operationId", "ai.toolCall", "gen_ai.operation.name",
                "chat", "openinference.span.kind", "AGENT", "traceloop.span.kind", "task").get("ag.type.span"));
        assertEquals("tool", map("ai.operationId", "ai.toolCall", "gen_ai.operation.name", "chat", "openinference.span.kind",
                "AGENT", "traceloop.span.kind", "task").get("ag.type.span"));
        assertEquals("chat", map("gen_ai.operation.name", "chat", "openinference.span.kind", "AGENT", "traceloop.span.kind",
                "task").get("ag.type.span"));
        assertEquals("agent", map("openinference.span.kind", "AGENT", "traceloop.span.kind", "task").get("ag.type.span"));
        assertEquals("task", map("traceloop.span.kind", "task").get("ag.type.span"));
        assertEquals("theirs", map("ag.session.id", "theirs", "session.id", "other").get("ag.session.id"));
    }

    @Test
    void whatTheSenderSaidStaysAndInItsOrder() {
        Map<String, Object> mapped = map("z", 1L, "gen_ai.system", "openai", "ag.data.outputs", "x", "a", List.of());
        assertEquals(List.of("z", "gen_ai.system", "ag.data.outputs", "a", "ag.meta.system"), List.copyOf(mapped.keySet()));
    }

    @Test
    void nothingIsMadeOfNothing() {
        assertEquals(Map.of(), map());
        assertEquals(Map.of("a", 1L), map("a", 1L));
    }
}
