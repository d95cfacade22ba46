package io.agentaquarkus.simpletrace;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;

/**
 * A trace by what its root says.
 *
 * @param root as it is stored
 */
record SimpleTrace(StoredSpan root, Labels labels, Content content) {

    /** Under which name a link is shown that has none. */
    static final String UNNAMED = "key";

    /** The trace of the spans, which are in the order of their start; empty when it has no root or is not of the form. */
    static Optional<SimpleTrace> of(Form form, List<StoredSpan> spans) {
        return spans.stream().filter(span -> span.span().isRoot()).findFirst().map(root -> read(form, root))
                .filter(trace -> form.subject() == null || trace.content.references().has(form.subject()));
    }

    /** A trace that says nothing can be deleted, but there is nothing to show. */
    boolean isReadable() {
        return !content.data().isEmpty();
    }

    private static SimpleTrace read(Form form, StoredSpan root) {
        JsonNode ag = StoredJson.read(root.span().attributes()).path("ag");
        return new SimpleTrace(root, Labels.read(form, ag.path("flags")),
                new Content(ag.get("tags"), ag.get("meta"), data(ag), references(root.span()), links(root.span())));
    }

    /** What was kept aside because spans have no such data was data of the trace all the same. */
    private static ObjectNode data(JsonNode ag) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.setAll((ObjectNode) ag.get("data"));
        ag.path("unsupported").path("data").properties().forEach(kept -> data.putIfAbsent(kept.getKey(), kept.getValue()));
        return data;
    }

    private static ObjectNode references(Span span) {
        ObjectNode references = JsonNodeFactory.instance.objectNode();
        list(span.references()).forEach(reference -> {
            String key = reference.path("attributes").path("key").textValue();
            if (key != null && Content.isReference(key)) {
                references.set(key, Content.parts(reference));
            }
        });
        return references;
    }

    private static ObjectNode links(Span span) {
        ObjectNode links = JsonNodeFactory.instance.objectNode();
        list(span.links()).forEach(link -> {
            ObjectNode shown = links.putObject(link.path("attributes").path("key").asText(UNNAMED));
            shown.set("trace_id", link.get("trace_id"));
            shown.set("span_id", link.get("span_id"));
        });
        return links;
    }

    private static JsonNode list(byte[] json) {
        return json == null ? JsonNodeFactory.instance.arrayNode() : StoredJson.read(json);
    }
}
