package io.agentaquarkus.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.agentaquarkus.json.ExactJson;

/**
 * Answers of models. The library leaves out parts of a message that it has no use for, so the provider's own is kept beside.
 */
final class Answers {

    private Answers() {
    }

    static ModelAnswer of(ChatResponse response, long durationMs) {
        TokenUsage usage = response.tokenUsage();
        ObjectNode message = response.metadata() instanceof OpenAiChatResponseMetadata metadata
                && metadata.rawHttpResponse() != null
                && ExactJson.read(metadata.rawHttpResponse().body()).at("/choices/0/message") instanceof ObjectNode sent ? sent
                        : message(response.aiMessage());
        return new ModelAnswer(response.aiMessage().text(), message, response.modelName(),
                usage == null ? null : usage.inputTokenCount(), usage == null ? null : usage.outputTokenCount(),
                usage == null ? null : usage.totalTokenCount(), cached(usage), durationMs);
    }

    /** An answer in which the model refuses. The library tells nothing else of it. */
    static ModelAnswer refused(String refusal, long durationMs) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("role", "assistant").putNull("content").put("refusal",
                refusal);
        return new ModelAnswer(null, message, null, null, null, null, null, durationMs);
    }

    private static Integer cached(TokenUsage usage) {
        return usage instanceof OpenAiTokenUsage own && own.inputTokensDetails() != null
                ? own.inputTokensDetails().cachedTokens()
                : null;
    }

    private static ObjectNode message(AiMessage said) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("role", "assistant").put("content", said.text());
        if (said.hasToolExecutionRequests()) {
            said.toolExecutionRequests().forEach(call -> message.withArray("tool_calls").add(toolCall(call)));
        }
        return message;
    }

    private static JsonNode toolCall(ToolExecutionRequest call) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("id", call.id()).put("type", "function");
        object.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        return object;
    }
}
