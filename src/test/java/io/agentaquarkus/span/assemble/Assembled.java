package io.agentaquarkus.span.assemble;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.Span;

/** Drafts, and what is read off assembled spans. */
final class Assembled {

    static final UUID TRACE = UUID.fromString("f5a2efb4-0895-881e-938e-2ebc070beca8");

    private Assembled() {
    }

    /** @param attributes a JSON object; quotes may be single */
    static SpanDraft draft(long id, long parent, String attributes) {
        SpanDraft draft = new SpanDraft(TRACE, id, parent);
        draft.name = "span " + id;
        draft.startNs = 1_000_000;
        draft.endNs = 1_000_000;
        draft.attributes = Trees.object(JsonTree.read(attributes.replace('\'', '"')));
        return draft;
    }

    static Map<String, Object> ag(Span span) {
        return Trees.object(Trees.object(JsonTree.read(span.attributes())).get("ag"));
    }

    /** The value at a dotted path below {@code ag}, as JSON with single quotes; {@code "null"} too when there is none. */
    static String at(Span span, String path) {
        return text(JsonTree.write(path.isEmpty() ? ag(span) : Trees.at(ag(span), path.split("\\."))));
    }

    static String text(byte[] json) {
        return json == null ? null : new String(json, StandardCharsets.UTF_8).replace('"', '\'');
    }
}
