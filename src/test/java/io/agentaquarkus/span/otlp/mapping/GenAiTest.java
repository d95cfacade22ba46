package io.agentaquarkus.span.otlp.mapping;

import static io.agentaquarkus.span.otlp.mapping.MappingCase.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenAiTest {

    @ParameterizedTest
    @CsvSource({ "chat, chat", "create_agent, agent", "embeddings, embedding", "execute_tool, tool",
            "generate_content, completion", "invoke_agent, agent", "text_completion, completion", "anything, task" })
    void operationsAreTypes(String operation, String type) {
        assertEquals(type, map("gen_ai.operation.name", operation).get("ag.type.span"));
    }

    @ParameterizedTest
    @CsvSource({ "gen_ai.request.model, meta.request.model", "gen_ai.conversation.id, session.id",
            "gen_ai.output.type, meta.output.type", "gen_ai.request.max_tokens, meta.request.max_tokens",
            "gen_ai.request.temperature, meta.request.temperature",
            "gen_ai.request.presence_penalty, meta.request.presence_penalty",
            "gen_ai.request.stop_sequences, meta.request.stop_sequences", "gen_ai.request.top_p, meta.request.top_p",
            "gen_ai.request.top_k, meta.request.top_k", "gen_ai.request.base_url, meta.request.base_url",
            "gen_ai.request.endpoint, meta.request.endpoint", "gen_ai.request.headers, meta.request.headers",
            "gen_ai.request.streaming, meta.request.streaming", "gen_ai.request.type, type.span",
            "gen_ai.response.finish_reasons, meta.response.finish_reasons", "gen_ai.response.model, meta.response.model",
            "gen_ai.usage.input_tokens, metrics.tokens.incremental.prompt",
            "gen_ai.usage.prompt_tokens, metrics.tokens.incremental.prompt",
            "gen_ai.usage.output_tokens, metrics.tokens.incremental.completion",
            "gen_ai.usage.completion_tokens, metrics.tokens.incremental.completion",
            "gen_ai.usage.total_tokens, metrics.tokens.incremental.total",
            "gen_ai.usage.cache_read.input_tokens, metrics.tokens.incremental.cache_read",
            "gen_ai.usage.cache_creation.input_tokens, metrics.tokens.incremental.cache_creation",
            "gen_ai.system, meta.system", "gen_ai.provider.name, meta.provider.name",
            "gen_ai.tool.call.id, meta.tool.call.id", "gen_ai.tool.call.arguments, meta.tool.call.arguments",
            "gen_ai.tool.call.result, meta.tool.call.result",
            "gen_ai.system_instructions, meta.system_instructions", "gen_ai.agent.id, agent.id",
            "gen_ai.agent.description, meta.agent.description", "tool_arguments, meta.tool_arguments",
            "tool_response, meta.tool_response", "agent_name, meta.agent_name", "model_name, meta.model_name" })
    void attributesAreCopied(String from, String to) {
        MappingCase.assertCopied(from, to);
    }

    @Test
    void attributesOfAnotherVersionStayAsTheyAre() {
        assertEquals(Map.of("gen_ai.request.choice.count", 2L), map("gen_ai.request.choice.count", 2L));
    }

    @Test
    void totalTokensAreAddedAsNumbers() {
        assertEquals(12L, map("gen_ai.usage.input_tokens", "5", "gen_ai.usage.output_tokens", 7L)
                .get("ag.metrics.tokens.incremental.total"));
        assertEquals(99L, map("gen_ai.usage.input_tokens", 5L, "gen_ai.usage.output_tokens", 7L,
                "gen_ai.usage.total_tokens", 99L).get("ag.metrics.tokens.incremental.total"));
        assertFalse(map("gen_ai.usage.input_tokens", 5L, "gen_ai.usage.output_tokens", 0L)
                .containsKey("ag.metrics.tokens.incremental.total"));
    }

    @Test
    void messagesOfAChatAreNormalised() {
        Map<String, Object> mapped = map("gen_ai.operation.name", "chat", "gen_ai.input.messages", """
                [{"role": "user", "parts": [{"type": "text", "content": "Hi"}, {"type": "text", "content": "there"}]},
                 {"role": "tool", "parts": [{"type": "tool_call_response", "id": "c1", "name": "clock", "result": "noon"}]},
                 {"role": "user", "content": "as it is", "extra": 1}, {"role": "user"}, "no message"]""",
                "gen_ai.output.messages", List.of(Map.of("role", "assistant", "finish_reason", "tool_call", "parts",
                        List.of(Map.of("type", "thinking", "content", "hm"),
                                Map.of("type", "tool_call", "id", "c2", "name", "clock"), Map.of("type", "image")))));
        assertEquals(Map.of("prompt", List.of(Map.of("role", "user", "content", "Hi there"),
                Map.of("role", "tool", "content", "noon", "tool_call_id", "c1", "name", "clock"),
                Map.of("role", "user", "content", "as it is", "extra", 1L), Map.of("role", "user", "content", ""))),
                mapped.get("ag.data.inputs"));
        assertEquals(Map.of("completion", List.of(Map.of("role", "assistant", "content", "", "tool_calls",
                List.of(Map.of("id", "c2", "type", "function", "function", Map.of("name", "clock", "arguments", Map.of()))),
                "thinking", "hm", "finish_reason", "tool_call"))), mapped.get("ag.data.outputs"));
    }

    @Test
    void messagesThatAreNoListAreLeftAlone() {
        assertFalse(map("gen_ai.operation.name", "chat", "gen_ai.input.messages", "{}").containsKey("ag.data.inputs"));
    }

    @Test
    void aToolCall() {
        Map<String, Object> mapped = map("gen_ai.tool.name", "clock", "gen_ai.tool.call.arguments", "{\"zone\": \"UTC\"}",
                "tool_response", "noon");
        assertEquals(Map.of("name", "clock", "arguments", Map.of("zone", "UTC")), mapped.get("ag.data.inputs"));
        assertEquals("noon", mapped.get("ag.data.outputs"));
        assertEquals(Map.of("name", "clock"), map("gen_ai.tool.name", "clock").get("ag.data.inputs"));
    }

    @Test
    void dataThatIsThereIsNotReplacedByTheToolCall() {
        assertEquals("asked", map("gen_ai.tool.name", "clock", "input.value", "asked").get("ag.data.inputs"));
    }

    @Test
    void anAgentRunIsSplitAfterTheLastQuestion() {
        String messages = """
                [{"role": "user", "content": "one"}, {"role": "assistant", "content": "1"},
                 {"role": "user", "content": "two"}, {"role": "assistant", "content": "2"}]""";
        Map<String, Object> mapped = map("gen_ai.operation.name", "invoke_agent", "pydantic_ai.all_messages", messages);
        assertEquals(Map.of("prompt", List.of(Map.of("role", "user", "content", "one"),
                Map.of("role", "assistant", "content", "1"), Map.of("role", "user", "content", "two"))),
                mapped.get("ag.data.inputs"));
        assertEquals(Map.of("completion", List.of(Map.of("role", "assistant", "content", "2"))),
                mapped.get("ag.data.outputs"));
    }

    @Test
    void anAgentRunWithoutMessagesHasItsResult() {
        Map<String, Object> mapped = map("final_result", "done");
        assertEquals(Map.of("completion", "done"), mapped.get("ag.data.outputs"));
        assertNull(mapped.get("ag.data.inputs"));
        Map<String, Object> unanswered = map("final_result", "done", "pydantic_ai.all_messages",
                "[{\"role\": \"user\", \"content\": \"one\"}]");
        assertEquals(Map.of("completion", "done"), unanswered.get("ag.data.outputs"));
        Map<String, Object> empty = map("gen_ai.operation.name", "invoke_agent", "pydantic_ai.all_messages", "[]");
        assertEquals(Map.of("messages", List.of()), empty.get("ag.data.inputs"));
    }

    @Test
    void messagesAsEventsOfTheFirstVersion() {
        Map<String, Object> mapped = map("gen_ai.system", "openai", "events", """
                [{"event.name": "gen_ai.user.message", "role": "user", "content": "Hi", "gen_ai.message.index": 0},
                 {"event.name": "gen_ai.choice", "index": 0, "message": {"role": "assistant", "content": "Hello"}},
                 {"event.name": "gen_ai.choice", "index": 1, "message": {"role": "assistant", "content": "Second"}}]""");
        assertEquals(Map.of("prompt", List.of(Map.of("role", "user", "content", "Hi"))), mapped.get("ag.data.inputs"));
        assertEquals(Map.of("completion", List.of(Map.of("role", "assistant", "content", "Hello"))),
                mapped.get("ag.data.outputs"));
    }
}
