package io.agentaquarkus.span.otlp.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;

/** The Vercel AI SDK. */
final class VercelAi {

    private static final Rules RULES = new Rules()
            .exact("ai.model.id", "meta.request.model")
            .exact("ai.model.provider", "meta.system")
            .same("ai.response.", "meta.response.", "model", "id", "timestamp")
            .exact("ai.settings.temperature", "meta.request.temperature")
            .exact("ai.settings.topP", "meta.request.top_p")
            .exact("ai.settings.topK", "meta.request.top_k")
            .exact("ai.settings.maxOutputTokens", "meta.request.max_tokens")
            .exact("ai.settings.frequencyPenalty", "meta.request.frequency_penalty")
            .exact("ai.settings.presencePenalty", "meta.request.presence_penalty")
            .exact("ai.settings.stopSequences", "meta.request.stop_sequences")
            .exact("ai.settings.seed", "meta.request.seed")
            .exact("ai.settings.maxRetries", "meta.request.max_retries")
            .exact("ai.usage.promptTokens", "metrics.unit.tokens.prompt")
            .exact("ai.usage.inputTokens", "metrics.unit.tokens.prompt")
            .exact("ai.usage.completionTokens", "metrics.unit.tokens.completion")
            .exact("ai.usage.outputTokens", "metrics.unit.tokens.completion")
            .exact("ai.usage.totalTokens", "metrics.unit.tokens.total")
            .exact("ai.usage.reasoningTokens", "metrics.unit.tokens.reasoning")
            .exact("ai.usage.cachedInputTokens", "metrics.unit.tokens.cached")
            .exact("ai.response.text", "data.outputs")
            .exact("ai.response.reasoning", "data.outputs.reasoning")
            .exact("ai.prompt", "data.inputs", Values::parsed)
            .exact("ai.prompt.messages", "data.inputs.prompt", Values::parsed)
            .exact("ai.response.object", "data.outputs", Values::parsed)
            .exact("ai.response.toolCalls", "data.outputs.toolCalls", Values::parsed)
            .exact("ai.toolCall.name", "data.inputs.name")
            .exact("ai.toolCall.args", "data.inputs.args", Values::parsed)
            .exact("ai.toolCall.result", "data.outputs", Values::parsed)
            .exact("ai.response.finishReason", "meta.response.finish_reasons",
                    reason -> new ArrayList<>(Collections.singletonList(reason)))
            .exact("ai.operationId", "type.node", VercelAi::node)
            .exact("ai.telemetry.metadata.userId", "user.id")
            .exact("ai.telemetry.metadata.sessionId", "session.id");

    private VercelAi() {
    }

    static void apply(Map<String, Object> attributes, Mapped ag) {
        RULES.apply(attributes, ag);
    }

    private static Object node(Object operation) {
        return switch (String.valueOf(operation)) {
            case "ai.toolCall" -> "tool";
            case "ai.embed", "ai.embed.doEmbed", "ai.embedMany", "ai.embedMany.doEmbed" -> "embedding";
            default -> "task";
        };
    }
}
