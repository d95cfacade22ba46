package io.agentaquarkus.span.otlp.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.span.assemble.Trees;

/** Messages made of parts, as the convention has them, to messages with one {@code content}, as chat models take them. */
final class GenAiMessages {

    private GenAiMessages() {
    }

    static List<Object> normalised(List<?> messages) {
        List<Object> result = new ArrayList<>(messages.size());
        for (Object element : messages) {
            Map<String, Object> message = Trees.object(element);
            if (message != null) {
                add(message, result);
            }
        }
        return result;
    }

    /** Role, content and tool calls, those that are there. */
    static Map<String, Object> message(Map<String, Object> event) {
        Map<String, Object> message = new JsonObject();
        for (String member : new String[] { "role", "content", "tool_calls" }) {
            if (event.get(member) != null) {
                message.put(member, event.get(member));
            }
        }
        return message;
    }

    private static void add(Map<String, Object> message, List<Object> into) {
        List<?> parts = message.get("parts") instanceof List<?> list ? list : List.of();
        if (message.containsKey("content") && parts.isEmpty()) {
            into.add(message);
            return;
        }
        Object role = text(message, "role");
        if (parts.isEmpty()) {
            Map<String, Object> empty = new JsonObject();
            empty.put("role", role);
            empty.put("content", "");
            into.add(empty);
            return;
        }
        Parts said = new Parts();
        for (Object element : parts) {
            Map<String, Object> part = Trees.object(element);
            if (part != null) {
                said.add(part, into);
            }
        }
        if (said.any) {
            into.add(said.message(role, message.get("finish_reason")));
        }
    }

    private static Object text(Map<String, Object> object, String member) {
        Object value = object.get(member);
        return value == null ? "" : value;
    }

    /** The parts of one message that say something together. */
    private static final class Parts {

        boolean any;
        private final List<String> texts = new ArrayList<>();
        private final List<String> thoughts = new ArrayList<>();
        private final List<Object> toolCalls = new ArrayList<>();

        void add(Map<String, Object> part, List<Object> into) {
            switch (String.valueOf(part.get("type"))) {
                case "tool_call_response" -> into.add(toolResult(part));
                case "text" -> {
                    any = true;
                    texts.add(String.valueOf(text(part, "content")));
                }
                case "thinking" -> {
                    any = true;
                    thoughts.add(String.valueOf(text(part, "content")));
                }
                case "tool_call" -> {
                    any = true;
                    toolCalls.add(toolCall(part));
                }
                default -> {
                }
            }
        }

        Map<String, Object> message(Object role, Object finishReason) {
            Map<String, Object> message = new JsonObject();
            message.put("role", role);
            message.put("content", String.join(" ", texts));
            if (!toolCalls.isEmpty()) {
                message.put("tool_calls", toolCalls);
            }
            if (!thoughts.isEmpty()) {
                message.put("thinking", String.join(" ", thoughts));
            }
            if (finishReason != null) {
                message.put("finish_reason", finishReason);
            }
            return message;
        }

        private static Map<String, Object> toolResult(Map<String, Object> part) {
            Map<String, Object> message = new JsonObject();
            message.put("role", "tool");
            message.put("content", text(part, "result"));
            message.put("tool_call_id", text(part, "id"));
            message.put("name", text(part, "name"));
            return message;
        }

        private static Map<String, Object> toolCall(Map<String, Object> part) {
            Map<String, Object> function = new JsonObject();
            function.put("name", text(part, "name"));
            function.put("arguments", part.get("arguments") == null ? new JsonObject() : part.get("arguments"));
            Map<String, Object> call = new JsonObject();
            call.put("id", text(part, "id"));
            call.put("type", "function");
            call.put("function", function);
            return call;
        }
    }
}
