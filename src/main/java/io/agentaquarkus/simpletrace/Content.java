package io.agentaquarkus.simpletrace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.span.assemble.ReferenceKeys;

/**
 * What a simple trace says, as it is on the wire.
 *
 * @param tags null when there are none
 * @param meta null when there are none
 * @param references by key, {@code {id?, slug?, version?}} each; never null
 * @param links {@code {trace_id, span_id}} by name or, without names, as a list; null when the trace is to be no annotation
 */
record Content(JsonNode tags, JsonNode meta, ObjectNode data, ObjectNode references, JsonNode links) {

    private static final String[] REFERENCE = { "id", "slug", "version" };

    /** Reads a body that has been checked; absent references are none, absent links are null. */
    static Content read(JsonNode trace) {
        return new Content(given(trace, "tags"), given(trace, "meta"), (ObjectNode) trace.get("data"),
                references(trace.path("references")), given(trace, "links"));
    }

    Content withReferences(ObjectNode others) {
        return new Content(tags, meta, data, others, links);
    }

    Content withLinks(JsonNode others) {
        return new Content(tags, meta, data, references, others);
    }

    /** The references among the members, without what is null in them. */
    private static ObjectNode references(JsonNode sent) {
        ObjectNode references = JsonNodeFactory.instance.objectNode();
        sent.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (member.getKey().equals("selector") && value.isObject()) {
                references.set("selector", value);
            } else if (isReference(member.getKey()) && value.isObject()) {
                references.set(member.getKey(), parts(value));
            }
        });
        return references;
    }

    /** A trace may be about anything that a span may refer to, but for workflows and snippets as such. */
    static boolean isReference(String key) {
        return ReferenceKeys.ALL.contains(key) && !key.startsWith("workflow") && !key.startsWith("snippet");
    }

    /** Id, slug and version of a reference, those that there are. */
    static ObjectNode parts(JsonNode reference) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        for (String part : REFERENCE) {
            if (reference.hasNonNull(part)) {
                parts.set(part, reference.get(part));
            }
        }
        return parts;
    }

    private static JsonNode given(JsonNode object, String member) {
        return object.hasNonNull(member) ? object.get(member) : null;
    }
}
