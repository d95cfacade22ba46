package io.agentaquarkus.model;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;

/** Messages in the form of LangChain4j. */
final class Conversation {

    private Conversation() {
    }

    static List<ChatMessage> of(JsonNode messages) {
        List<ChatMessage> conversation = new ArrayList<>();
        for (JsonNode message : messages) {
            conversation.add(message(message));
        }
        return conversation;
    }

    private static ChatMessage message(JsonNode message) {
        JsonNode content = message.path("content");
        String role = message.path("role").asText("user");
        return switch (role) {
            case "system", "developer" -> SystemMessage.from(text(content));
            case "assistant" -> AiMessage.from(text(content));
            case "user" -> content.isArray() ? UserMessage.from(parts(content)) : UserMessage.from(text(content));
            default -> throw new ModelFailure("Messages of the role '" + role + "' cannot be sent to a model.");
        };
    }

    private static List<Content> parts(JsonNode content) {
        List<Content> parts = new ArrayList<>();
        for (JsonNode part : content) {
            parts.add(switch (part.path("type").asText()) {
                case "text" -> TextContent.from(part.path("text").asText());
                case "image_url" -> ImageContent.from(part.path("image_url").path("url").asText());
                default -> throw new ModelFailure(
                        "Parts of the type '" + part.path("type").asText() + "' cannot be sent to a model.");
            });
        }
        return parts;
    }

    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue()
                    : content.isNull() || content.isMissingNode() ? "" : content.toString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
