package io.agentaquarkus.handler;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.handler.RunModels.Made;
import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.assemble.SpanDraft;

/** The span of one call of a model, below that of its run (reference: agenta-builtin-handlers, section 11.4). */
final class ModelCallSpan {

    private static final String NAME = "litellm_client";

    private ModelCallSpan() {
    }

    static SpanDraft of(Made call, UUID traceId, long parentId) {
        SpanDraft draft = new SpanDraft(traceId, UUID.randomUUID().getLeastSignificantBits(), parentId);
        draft.name = NAME;
        draft.kind = SpanKind.CLIENT;
        draft.startNs = RunTrace.nanos(call.start());
        draft.endNs = Math.max(draft.startNs, RunTrace.nanos(call.end()));
        draft.attributes.put("ag", JsonTree.read(content(call).toString().getBytes(StandardCharsets.UTF_8)));
        if (call.failure() != null) {
            draft.status = StatusCode.ERROR;
            draft.statusMessage = call.failure().getMessage();
            draft.events = List.of(RunTrace.exception("ModelFailure", call.failure().getMessage()));
        }
        return draft;
    }

    private static ObjectNode content(Made call) {
        ObjectNode ag = JsonNodeFactory.instance.objectNode();
        ag.putObject("type").put("span", call.isChat() ? "chat" : "embedding");
        ObjectNode data = ag.putObject("data");
        data.putObject("inputs").set("prompt", call.prompt());
        ObjectNode meta = ag.putObject("meta");
        ObjectNode configuration = meta.putObject("configuration");
        configuration.put("model", call.connection().model());
        call.parameters().properties().stream().filter(one -> !one.getValue().isNull())
                .forEach(one -> configuration.set(one.getKey(), one.getValue()));
        // The price is looked up by it.
        meta.putObject("response").put("model", call.connection().listed());
        ModelAnswer answer = call.answer();
        if (answer != null) {
            data.putObject("outputs").set("completion", answer.message());
        }
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        put(tokens, "prompt", call.promptTokens());
        if (answer != null) {
            put(tokens, "completion", answer.completionTokens());
            put(tokens, "total", answer.totalTokens());
            put(tokens, "cache_read", answer.cachedTokens());
        }
        if (!tokens.isEmpty()) {
            ag.putObject("metrics").putObject("tokens").set("incremental", tokens);
        }
        return ag;
    }

    private static void put(ObjectNode tokens, String kind, Integer count) {
        if (count != null) {
            tokens.put(kind, count);
        }
    }
}
