package io.agentaquarkus.simpletrace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.assemble.SpanJson;
import io.agentaquarkus.span.assemble.Trees;

/** The span that holds what a simple trace says. */
final class RootSpan {

    private RootSpan() {
    }

    /** The span of a new trace; empty when a link has an id that is none. */
    static Optional<SpanDraft> create(String name, ObjectNode flags, Content content) {
        UUID id = UUID.randomUUID();
        SpanDraft draft = new SpanDraft(UUID.randomUUID(), id.getLeastSignificantBits(), 0);
        draft.name = name;
        Instant now = Instant.now();
        draft.startNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        draft.endNs = draft.startNs;
        ObjectNode ag = JsonNodeFactory.instance.objectNode();
        ag.putObject("type").put("span", "task");
        if (!flags.isEmpty()) {
            ag.set("flags", flags);
        }
        return filled(draft, ag, content);
    }

    /**
     * The stored span with other content. Whatever else it has stays: name, times, measurements, children; and a trace that is
     * no annotation stays none unless it gets links. Empty when a link has an id that is none.
     */
    static Optional<SpanDraft> edit(Span stored, Content content) {
        SpanDraft draft = SpanJson.of(stored);
        ObjectNode ag = (ObjectNode) StoredJson.read(stored.attributes()).get("ag");
        if (ag.get("unsupported") instanceof ObjectNode aside) {
            aside.remove(List.of("tags", "meta", "data", "references"));
        }
        ag.remove("references");
        draft.references = null;
        draft.hashes = null;
        boolean linked = content.links() != null && !content.links().isEmpty();
        return filled(draft, ag, linked || stored.traceType() == TraceType.ANNOTATION ? content : content.withLinks(null));
    }

    private static Optional<SpanDraft> filled(SpanDraft draft, ObjectNode ag, Content content) {
        set(ag, "tags", content.tags());
        set(ag, "meta", content.meta());
        ag.set("data", content.data());
        ObjectNode references = content.references().deepCopy();
        references.remove("selector");
        if (!references.isEmpty()) {
            ag.set("references", references);
        }
        draft.attributes.put("ag", Trees.object(JsonTree.read(StoredJson.write(ag))));
        draft.links = content.links() == null ? null : new ArrayList<>();
        if (content.links() instanceof ObjectNode named) {
            return named.properties().stream().allMatch(link -> add(draft, link.getKey(), link.getValue()))
                    ? Optional.of(draft)
                    : Optional.empty();
        }
        if (content.links() != null) {
            for (JsonNode link : content.links()) {
                if (!add(draft, SimpleTrace.UNNAMED, link)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(draft);
    }

    private static void set(ObjectNode ag, String member, JsonNode value) {
        if (value == null) {
            ag.remove(member);
        } else {
            ag.set(member, value);
        }
    }

    /** False for a link with a bad id. */
    private static boolean add(SpanDraft draft, String name, JsonNode link) {
        if (!link.hasNonNull("trace_id") || !link.hasNonNull("span_id")) {
            throw Problem.badRequest("A link needs a 'trace_id' and a 'span_id'.");
        }
        Optional<UUID> traceId = SpanIds.parseTrace(link.get("trace_id").textValue());
        OptionalLong spanId = SpanIds.parseSpan(link.get("span_id").textValue());
        if (traceId.isEmpty() || spanId.isEmpty()) {
            return false;
        }
        draft.links.add(new SpanDraft.Link(traceId.get(), spanId.getAsLong(), Map.of("key", name)));
        return true;
    }
}
