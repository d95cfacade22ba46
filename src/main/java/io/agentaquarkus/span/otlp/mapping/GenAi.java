package io.agentaquarkus.span.otlp.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.span.assemble.Numbers;
import io.agentaquarkus.span.assemble.Trees;

/** The semantic conventions of OpenTelemetry for generative AI, with what Logfire and pydantic-ai add to them. */
final class GenAi {

    private static final String OPERATION = "gen_ai.operation.name";
    private static final String TOKENS = "metrics.unit.tokens.";

    private static final Rules RULES = new Rules()
            .exact(OPERATION, "type.node", GenAi::node)
            .exact("gen_ai.request.model", "meta.request.model")
            .exact("gen_ai.conversation.id", "session.id")
            .exact("gen_ai.output.type", "meta.output.type")
            .same("gen_ai.request.", "meta.request.", "max_tokens", "temperature", "presence_penalty", "stop_sequences",
                    "top_p", "top_k", "base_url", "endpoint", "headers", "streaming")
            .exact("gen_ai.request.type", "type.node")
            .same("gen_ai.response.", "meta.response.", "finish_reasons", "model")
            .exact("gen_ai.usage.input_tokens", TOKENS + "prompt")
            .exact("gen_ai.usage.prompt_tokens", TOKENS + "prompt")
            .exact("gen_ai.usage.output_tokens", TOKENS + "completion")
            .exact("gen_ai.usage.completion_tokens", TOKENS + "completion")
            .exact("gen_ai.usage.total_tokens", TOKENS + "total")
            .exact("gen_ai.usage.cache_read.input_tokens", TOKENS + "cache_read")
            .exact("gen_ai.usage.cache_creation.input_tokens", TOKENS + "cache_creation")
            .same("gen_ai.", "meta.", "system", "provider.name", "tool.name", "tool.call.id", "tool.call.arguments",
                    "tool.call.result", "system_instructions", "agent.description")
            .exact("gen_ai.agent.id", "agent.id")
            .same("", "meta.", "tool_arguments", "tool_response", "agent_name", "model_name", "final_result");

    private GenAi() {
    }

    static void apply(Map<String, Object> attributes, Mapped ag) {
        boolean active = false;
        for (String key : attributes.keySet()) {
            if (RULES.knows(key)) {
                active = true;
                break;
            }
        }
        if (active) {
            RULES.apply(attributes, ag);
            totalTokens(attributes, ag);
            boolean filled = chat(attributes, ag);
            filled = filled || ag.hasBelow("data.") || tool(attributes, ag);
            filled = filled || agent(attributes, ag);
            if (!filled) {
                events(attributes, ag);
            }
        }
    }

    private static Object node(Object operation) {
        return switch (String.valueOf(operation)) {
            case "chat" -> "chat";
            case "create_agent", "invoke_agent" -> "agent";
            case "embeddings" -> "embedding";
            case "execute_tool" -> "tool";
            case "generate_content", "text_completion" -> "completion";
            default -> "task";
        };
    }

    private static void totalTokens(Map<String, Object> attributes, Mapped ag) {
        Number prompt = Numbers.of(first(attributes, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"));
        Number completion = Numbers.of(first(attributes, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"));
        if (attributes.get("gen_ai.usage.total_tokens") == null && prompt != null && completion != null
                && prompt.doubleValue() != 0
                && completion.doubleValue() != 0) {
            ag.put(TOKENS + "total", Numbers.add(prompt, completion));
        }
    }

    private static boolean chat(Map<String, Object> attributes, Mapped ag) {
        boolean any = false;
        if (Values.parsed(attributes.get("gen_ai.input.messages")) instanceof List<?> messages) {
            ag.put("data.inputs", object("prompt", GenAiMessages.normalised(messages)));
            any = true;
        }
        if (Values.parsed(attributes.get("gen_ai.output.messages")) instanceof List<?> messages) {
            ag.put("data.outputs", object("completion", GenAiMessages.normalised(messages)));
            any = true;
        }
        return any;
    }

    private static boolean tool(Map<String, Object> attributes, Mapped ag) {
        Object name = attributes.get("gen_ai.tool.name");
        if (name == null) {
            return false;
        }
        Map<String, Object> inputs = object("name", name);
        Object arguments = first(attributes, "tool_arguments", "gen_ai.tool.call.arguments");
        if (arguments != null) {
            inputs.put("arguments", Values.parsed(arguments));
        }
        ag.put("data.inputs", inputs);
        Object result = first(attributes, "tool_response", "gen_ai.tool.call.result");
        if (result != null) {
            ag.put("data.outputs", Values.parsed(result));
        }
        return true;
    }

    private static Object first(Map<String, Object> attributes, String... keys) {
        for (String key : keys) {
            Object value = attributes.get(key);
            if (value != null && !"".equals(value)) {
                return value;
            }
        }
        return null;
    }

    private static boolean agent(Map<String, Object> attributes, Mapped ag) {
        Object result = attributes.get("final_result");
        if (!"invoke_agent".equals(attributes.get(OPERATION)) && result == null) {
            return false;
        }
        Map<String, Object> answer = result == null ? null : object("completion", result);
        if (!(Values.parsed(attributes.get("pydantic_ai.all_messages")) instanceof List<?> raw)) {
            if (answer != null) {
                ag.put("data.outputs", answer);
            }
            return answer != null;
        }
        List<Object> messages = GenAiMessages.normalised(raw);
        int question = messages.size() - 1;
        while (question >= 0 && !"user".equals(Trees.object(messages.get(question)).get("role"))) {
            question--;
        }
        if (messages.isEmpty()) {
            ag.put("data.inputs", object("messages", raw));
        } else if (question >= 0) {
            ag.put("data.inputs", object("prompt", new ArrayList<>(messages.subList(0, question + 1))));
        }
        List<Object> rest = new ArrayList<>(messages.subList(question + 1, messages.size()));
        if (!rest.isEmpty()) {
            ag.put("data.outputs", object("completion", rest));
        } else if (answer != null) {
            ag.put("data.outputs", answer);
        }
        return true;
    }

    /** The first version of the convention wrote messages as events, in one attribute. */
    private static void events(Map<String, Object> attributes, Mapped ag) {
        Object list = Values.parsed(first(attributes, "events", "all_messages_events"));
        if (!(list instanceof List<?> events)) {
            return;
        }
        List<Object> prompt = new ArrayList<>();
        List<Object> completion = null;
        for (Object element : events) {
            Map<String, Object> event = Trees.object(element);
            if (event != null && !"gen_ai.choice".equals(event.get("event.name"))) {
                prompt.add(GenAiMessages.message(event));
            } else if (event != null && completion == null && Trees.object(event.get("message")) != null) {
                completion = new ArrayList<>();
                completion.add(GenAiMessages.message(Trees.object(event.get("message"))));
            }
        }
        if (!prompt.isEmpty()) {
            ag.put("data.inputs", object("prompt", prompt));
        }
        if (completion != null) {
            ag.put("data.outputs", object("completion", completion));
        }
    }

    private static Map<String, Object> object(String key, Object value) {
        Map<String, Object> object = new JsonObject();
        object.put(key, value);
        return object;
    }
}
