package io.agentaquarkus.span.otlp.mapping;

import static io.agentaquarkus.span.otlp.mapping.MappingCase.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenInferenceTest {

    @ParameterizedTest
    @CsvSource({ "CHAIN, chain", "RETRIEVER, query", "reranker, rerank", "LLM, chat", "Embedding, embedding", "AGENT, agent",
            "TOOL, tool", "GUARDRAIL, task", "EVALUATOR, task" })
    void kindsOfSpans(String kind, String type) {
        assertEquals(type, map("openinference.span.kind", kind).get("ag.type.span"));
    }

    @Test
    void otherKindsSayNothing() {
        assertEquals(Map.of("openinference.span.kind", "PROMPT"), map("openinference.span.kind", "PROMPT"));
    }

    @ParameterizedTest
    @CsvSource({ "input.value, data.inputs", "output.value, data.outputs", "input.mime_type, meta.input.mime_type",
            "output.mime_type, meta.output.mime_type", "llm.model_name, meta.response.model",
            "llm.invocation_parameters, meta.request", "llm.provider, meta.provider", "llm.system, meta.system",
            "llm.function_call, data.outputs.function_call", "embedding.model_name, meta.request.model",
            "embedding.text, data.inputs.embedding.text", "embedding.vector, data.outputs.embedding.vector",
            "image.url, data.multimedia.image.url", "audio.url, data.multimedia.audio.url",
            "audio.transcript, data.multimedia.audio.transcript", "audio.mime_type, meta.multimedia.audio.mime_type",
            "llm.prompt_template.template, meta.prompt_template.template",
            "llm.prompt_template.variables, meta.prompt_template.variables",
            "llm.prompt_template.version, meta.prompt_template.version", "reranker.model_name, meta.reranker.model_name",
            "reranker.query, meta.reranker.query", "reranker.top_k, meta.reranker.top_k", "session.id, session.id",
            "user.id, user.id", "tag.tags, meta.tags", "tool.description, meta.tool.description",
            "tool.json_schema, meta.tool.json_schema", "tool.name, meta.tool.name", "tool.id, meta.tool.id",
            "tool.parameters, meta.tool.parameters",
            "tool_call.function.arguments, data.inputs.tool_call.function.arguments",
            "tool_call.function.name, meta.tool_call.function.name", "tool_call.id, meta.tool_call.id",
            "document.content, data.internals.document.content", "document.id, data.internals.document.id",
            "document.metadata, data.internals.document.metadata", "document.score, data.internals.document.score",
            "metadata, meta.metadata", "llm.token_count.prompt, metrics.tokens.incremental.prompt",
            "llm.token_count.prompt_details.cache_read, metrics.tokens.incremental.prompt_details.cache_read",
            "llm.input_messages.0.message.role, data.inputs.prompt.0.role",
            "llm.output_messages.0.message.tool_calls.2.tool_call.function.name, data.outputs.completion.0.tool_calls.2.function.name",
            "embedding.embeddings.0.embedding.text, data.inputs.embeddings.0.embedding.text",
            "reranker.input_documents.0.document.id, data.inputs.reranker.input_documents.0.document.id",
            "reranker.output_documents.0.document.id, data.outputs.reranker.output_documents.0.document.id",
            "retrieval.documents.0.document.id, data.outputs.retrieval.documents.0.document.id",
            "message.contents.0.type, data.inputs.message_contents.0.type" })
    void attributesAreCopied(String from, String to) {
        MappingCase.assertCopied(from, to);
    }

    @Test
    void schemasOfToolsAreParsed() {
        Map<String, Object> mapped = map("llm.tools.0.tool.json_schema", "{\"type\": \"object\"}",
                "llm.tools.1.tool.json_schema", "not json", "llm.tools.2.tool.name", "other");
        assertEquals(Map.of("type", "object"), mapped.get("ag.data.inputs.tools.0"));
        assertEquals("not json", mapped.get("ag.data.inputs.tools.1.tool.json_schema"));
        assertEquals(5, mapped.size());
    }

    @Test
    void messagesOfAModelCallAreWorthMoreThanItsText() {
        Map<String, Object> call = map("openinference.span.kind", "LLM", "input.value", "{\"messages\": []}", "output.value",
                "Paris", "llm.input_messages.0.message.content", "Capital of France?");
        assertFalse(call.containsKey("ag.data.inputs"));
        assertEquals("Capital of France?", call.get("ag.data.inputs.prompt.0.content"));
        assertEquals("Paris", call.get("ag.data.outputs"));
        Map<String, Object> chain = map("openinference.span.kind", "CHAIN", "input.value", "text",
                "llm.input_messages.0.message.content", "Capital of France?");
        assertEquals("text", chain.get("ag.data.inputs"));
    }

    @Test
    void attributesOfOthersStay() {
        assertEquals(Map.of("http.method", "GET", "llm.modelname", "x", "tags", List.of("a")),
                map("http.method", "GET", "llm.modelname", "x", "tags", List.of("a")));
    }
}
