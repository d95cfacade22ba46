package io.agentaquarkus.span.otlp.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** OpenInference, the instrumentation of Arize and Phoenix. */
final class OpenInference {

    private static final Map<String, String> NODES = Map.of("CHAIN", "chain", "RETRIEVER", "query", "RERANKER", "rerank",
            "LLM", "chat", "EMBEDDING", "embedding", "AGENT", "agent", "TOOL", "tool", "GUARDRAIL", "task", "EVALUATOR",
            "task");
    private static final Set<String> MESSAGE_TYPES = Set.of("chat", "completion");

    private static final Rules RULES = new Rules()
            .computed("openinference.span.kind", OpenInference::node)
            .exact("input.value", "data.inputs")
            .exact("output.value", "data.outputs")
            .same("", "meta.", "input.mime_type", "output.mime_type", "metadata")
            .exact("llm.model_name", "meta.response.model")
            .exact("llm.invocation_parameters", "meta.request")
            .exact("llm.provider", "meta.provider")
            .exact("llm.system", "meta.system")
            .exact("llm.function_call", "data.outputs.function_call")
            .exact("embedding.model_name", "meta.request.model")
            .exact("embedding.text", "data.inputs.embedding.text")
            .exact("embedding.vector", "data.outputs.embedding.vector")
            .same("", "data.multimedia.", "image.url", "audio.url", "audio.transcript")
            .exact("audio.mime_type", "meta.multimedia.audio.mime_type")
            .same("llm.prompt_template.", "meta.prompt_template.", "template", "variables", "version")
            .same("reranker.", "meta.reranker.", "model_name", "query", "top_k")
            .same("", "", "session.id", "user.id")
            .exact("tag.tags", "meta.tags")
            .same("tool.", "meta.tool.", "description", "json_schema", "name", "id", "parameters")
            .exact("tool_call.function.arguments", "data.inputs.tool_call.function.arguments")
            .same("tool_call.", "meta.tool_call.", "function.name", "id")
            .same("document.", "data.internals.document.", "content", "id", "metadata", "score")
            .prefix("llm.token_count", "metrics.unit.tokens")
            .prefix("llm.input_messages", "data.inputs.prompt", OpenInference::messagePath)
            .prefix("llm.output_messages", "data.outputs.completion", OpenInference::messagePath)
            .prefix("embedding.embeddings", "data.inputs.embeddings")
            .prefix("reranker.input_documents", "data.inputs.reranker.input_documents")
            .prefix("reranker.output_documents", "data.outputs.reranker.output_documents")
            .prefix("retrieval.documents", "data.outputs.retrieval.documents")
            .prefix("message.contents", "data.inputs.message_contents")
            .prefixed("llm.tools.", OpenInference::tool);

    private static final String TOOL_SCHEMA = ".tool.json_schema";

    private OpenInference() {
    }

    static void apply(Map<String, Object> attributes, Mapped ag) {
        RULES.apply(attributes, ag);
        Object node = ag.get("type.node");
        if (node instanceof String type && MESSAGE_TYPES.contains(type)) {
            preferMessages(attributes, "input.value", "data.inputs", ag);
            preferMessages(attributes, "output.value", "data.outputs", ag);
        }
    }

    /** Of a model call the whole request and response come as text too; the messages say the same in parts. */
    private static void preferMessages(Map<String, Object> attributes, String whole, String path, Mapped ag) {
        if (attributes.containsKey(whole) && ag.hasBelow(path + ".")) {
            ag.remove(path);
        }
    }

    private static void node(String key, Object value, Mapped ag) {
        String node = value instanceof String kind ? NODES.get(kind.toUpperCase(Locale.ROOT)) : null;
        if (node != null) {
            ag.put("type.node", node);
        }
    }

    /** {@code .0.message.tool_calls.1.tool_call.id} becomes {@code .0.tool_calls.1.id}. */
    private static String messagePath(String rest) {
        String path = rest.replaceFirst("^(\\.\\d+)\\.message\\.", "$1.");
        return path.replaceFirst("(\\.tool_calls\\.\\d+)\\.tool_call\\.", "$1.");
    }

    private static void tool(String key, Object value, Mapped ag) {
        if (!key.endsWith(TOOL_SCHEMA)) {
            return;
        }
        String number = key.substring("llm.tools.".length(), key.length() - TOOL_SCHEMA.length());
        Object schema = Values.parsed(value);
        boolean parsed = schema instanceof Map<?, ?> || schema instanceof List<?>;
        ag.put("data.inputs.tools." + number + (parsed ? "" : TOOL_SCHEMA), parsed ? schema : value);
    }
}
