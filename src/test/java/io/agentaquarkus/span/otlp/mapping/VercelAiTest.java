package io.agentaquarkus.span.otlp.mapping;

import static io.agentaquarkus.span.otlp.mapping.MappingCase.map;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VercelAiTest {

    @ParameterizedTest
    @CsvSource({ "ai.model.id, meta.request.model", "ai.model.provider, meta.system",
            "ai.response.model, meta.response.model", "ai.response.id, meta.response.id",
            "ai.response.timestamp, meta.response.timestamp", "ai.settings.temperature, meta.request.temperature",
            "ai.settings.topP, meta.request.top_p", "ai.settings.topK, meta.request.top_k",
            "ai.settings.maxOutputTokens, meta.request.max_tokens",
            "ai.settings.frequencyPenalty, meta.request.frequency_penalty",
            "ai.settings.presencePenalty, meta.request.presence_penalty",
            "ai.settings.stopSequences, meta.request.stop_sequences", "ai.settings.seed, meta.request.seed",
            "ai.settings.maxRetries, meta.request.max_retries",
            "ai.usage.promptTokens, metrics.tokens.incremental.prompt",
            "ai.usage.inputTokens, metrics.tokens.incremental.prompt",
            "ai.usage.completionTokens, metrics.tokens.incremental.completion",
            "ai.usage.outputTokens, metrics.tokens.incremental.completion",
            "ai.usage.totalTokens, metrics.tokens.incremental.total",
            "ai.usage.reasoningTokens, metrics.tokens.incremental.reasoning",
            "ai.usage.cachedInputTokens, metrics.tokens.incremental.cached", "ai.response.text, data.outputs",
            "ai.response.reasoning, data.outputs.reasoning", "ai.toolCall.name, data.inputs.name",
            "ai.telemetry.metadata.userId, user.id", "ai.telemetry.metadata.sessionId, session.id" })
    void attributesAreCopied(String from, String to) {
        MappingCase.assertCopied(from, to);
    }

    @ParameterizedTest
    @CsvSource({ "ai.prompt, data.inputs", "ai.prompt.messages, data.inputs.prompt", "ai.response.object, data.outputs",
            "ai.response.toolCalls, data.outputs.toolCalls", "ai.toolCall.args, data.inputs.args",
            "ai.toolCall.result, data.outputs" })
    void textThatIsJsonIsParsed(String from, String to) {
        assertEquals(List.of(Map.of("a", 1L)), map(from, "[{\"a\": 1}]").get("ag." + to));
        assertEquals("no json", map(from, "no json").get("ag." + to));
    }

    @ParameterizedTest
    @CsvSource({ "ai.generateText, task", "ai.streamText.doStream, task", "ai.toolCall, tool", "ai.embed, embedding",
            "ai.embed.doEmbed, embedding", "ai.embedMany, embedding", "ai.embedMany.doEmbed, embedding", "other, task" })
    void operationsAreTypes(String operation, String type) {
        assertEquals(type, map("ai.operationId", operation).get("ag.type.span"));
    }

    @Test
    void theReasonToFinishIsAList() {
        assertEquals(List.of("stop"), map("ai.response.finishReason", "stop").get("ag.meta.response.finish_reasons"));
    }

    @Test
    void otherAttributesOfTheSdkStay() {
        assertEquals(Map.of("ai.telemetry.functionId", "f"), map("ai.telemetry.functionId", "f"));
    }
}
