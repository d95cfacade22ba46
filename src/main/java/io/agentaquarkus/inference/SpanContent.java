package io.agentaquarkus.inference;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.assemble.Trees;

/** What the attributes of a span say below {@code ag}, as a tree. */
public final class SpanContent {

    private static final String AG = "ag";

    private SpanContent() {
    }

    public static JsonNode of(Span span) {
        return StoredJson.read(span.attributes()).path(AG);
    }

    /** Changes what the draft says. */
    public static void change(SpanDraft draft, Consumer<ObjectNode> change) {
        ObjectNode attributes = (ObjectNode) StoredJson.read(JsonTree.write(draft.attributes));
        change.accept(attributes.withObjectProperty(AG));
        draft.attributes = Trees.object(JsonTree.read(StoredJson.write(attributes)));
    }
}
