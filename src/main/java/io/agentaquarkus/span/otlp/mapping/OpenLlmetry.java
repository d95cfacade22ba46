package io.agentaquarkus.span.otlp.mapping;

import java.util.Map;

import io.agentaquarkus.span.assemble.Trees;

/** OpenLLMetry, the instrumentation of Traceloop. */
final class OpenLlmetry {

    private static final Rules RULES = new Rules()
            .exact("llm.headers", "meta.request.headers")
            .exact("llm.request.type", "type.node")
            .exact("traceloop.span.kind", "type.node")
            .exact("llm.top_k", "meta.request.top_k")
            .exact("db.vector.query.top_k", "meta.request.top_k")
            .exact("pinecone.query.top_k", "meta.request.top_k")
            .exact("llm.is_streaming", "meta.request.streaming")
            .exact("llm.usage.total_tokens", "metrics.unit.tokens.total")
            .exact("gen_ai.openai.api_base", "meta.request.base_url")
            .exact("db.system", "meta.system")
            .prefix("gen_ai.prompt", "data.inputs.prompt")
            .prefix("gen_ai.completion", "data.outputs.completion")
            .prefix("llm.request.functions", "data.inputs.functions")
            .prefix("llm.request.tools", "data.inputs.tools")
            .computed("traceloop.entity.input", (key, value, ag) -> member(value, "inputs", "data.inputs", ag))
            .computed("traceloop.entity.output", (key, value, ag) -> member(value, "outputs", "data.outputs", ag));

    private OpenLlmetry() {
    }

    static void apply(Map<String, Object> attributes, Mapped ag) {
        RULES.apply(attributes, ag);
    }

    private static void member(Object value, String member, String path, Mapped ag) {
        Map<String, Object> object = Trees.object(Values.parsed(value));
        if (object != null) {
            ag.put(path, object.get(member));
        }
    }
}
