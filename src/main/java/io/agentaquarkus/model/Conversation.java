package io.agentaquarkus.model;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;

/** Messages in the form of LangChain4j. Fails with {@link ModelFailure} at what it has no form for. */
final class Conversation {

    private static final String PDF = "data:application/pdf;base64,";

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
            case "assistant" -> assistant(message);
            case "tool" -> ToolExecutionResultMessage.from(message.path("tool_call_id").asText(),
                    message.path("name").asText(null), text(content));
            case "user" -> user(message.path("name").asText(""), content);
            default -> throw new ModelFailure("Messages of the role '" + role + "' cannot be sent to a model.");
        };
    }

    private static UserMessage user(String name, JsonNode content) {
        List<Content> parts = content.isArray() ? parts(content) : List.of(TextContent.from(text(content)));
        return name.isBlank() ? UserMessage.from(parts) : UserMessage.from(name, parts);
    }

    private static AiMessage assistant(JsonNode message) {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            calls.add(ToolExecutionRequest.builder().id(call.path("id").asText()).name(call.at("/function/name").asText())
                    .arguments(call.at("/function/arguments").asText()).build());
        }
        String text = text(message.path("content"));
        return calls.isEmpty() ? AiMessage.from(text)
                : AiMessage.builder().text(text.isEmpty() ? null : text).toolExecutionRequests(calls).build();
    }

    private static List<Content> parts(JsonNode content) {
        List<Content> parts = new ArrayList<>();
        for (JsonNode part : content) {
            parts.add(switch (part.path("type").asText()) {
                case "text" -> TextContent.from(part.path("text").asText());
                case "image_url" -> image(part.path("image_url"));
                case "file" -> file(part.path("file"));
                default -> throw new ModelFailure(
                        "Parts of the type '" + part.path("type").asText() + "' cannot be sent to a model.");
            });
        }
        return parts;
    }

    private static ImageContent image(JsonNode image) {
        String url = image.path("url").asText();
        return switch (image.path("detail").asText("auto")) {
            case "low" -> ImageContent.from(url, ImageContent.DetailLevel.LOW);
            case "high" -> ImageContent.from(url, ImageContent.DetailLevel.HIGH);
            default -> ImageContent.from(url, ImageContent.DetailLevel.AUTO);
        };
    }

    private static PdfFileContent file(JsonNode file) {
        String data = file.path("file_data").asText(file.path("fileData").asText());
        if (!data.startsWith(PDF)) {
            throw new ModelFailure("A file can be sent to a model as 'file_data' that begins with '" + PDF + "' alone.");
        }
        return PdfFileContent.from(data.substring(PDF.length()), "application/pdf");
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
