package io.agentaquarkus.trace;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;

/**
 * One trace as a tree. Children hang on their parent whatever the start times say; a span whose parent is not stored is
 * part of no tree (reference: agenta-tracing-query, section 2.3).
 */
public record TraceTree(UUID traceId, List<Node> roots) {

    record Node(StoredSpan span, List<Node> children) {
    }

    /** The trees of the traces among the spans, in the order in which their ids are first met; rootless ones are left out. */
    static List<TraceTree> of(List<StoredSpan> spans) {
        Map<UUID, List<StoredSpan>> byTrace = new LinkedHashMap<>();
        spans.forEach(span -> byTrace.computeIfAbsent(span.span().traceId(), id -> new ArrayList<>()).add(span));
        List<TraceTree> trees = new ArrayList<>();
        byTrace.forEach((traceId, members) -> {
            TraceTree tree = ofTrace(traceId, members);
            if (!tree.roots.isEmpty()) {
                trees.add(tree);
            }
        });
        return trees;
    }

    /** The JSON of one trace, as lookups answer it; null when there is no root. */
    public static String json(List<StoredSpan> spans) {
        List<TraceTree> trees = of(spans);
        if (trees.isEmpty()) {
            return null;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            trees.get(0).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The trees as lookups answer them: the oldest root first. */
    static List<TraceTree> byRootStart(List<StoredSpan> spans) {
        List<TraceTree> trees = of(spans);
        trees.sort(Comparator.comparingLong(tree -> tree.roots().get(0).span().span().startNs()));
        return trees;
    }

    /** The trees as queries answer them: in the order of the page. */
    static List<TraceTree> ordered(List<StoredSpan> spans, List<UUID> page) {
        Map<UUID, Integer> places = new HashMap<>();
        page.forEach(id -> places.put(id, places.size()));
        List<TraceTree> trees = of(spans);
        trees.sort(Comparator.comparingInt(tree -> places.get(tree.traceId())));
        return trees;
    }

    private static TraceTree ofTrace(UUID traceId, List<StoredSpan> spans) {
        Map<Long, Node> nodes = new LinkedHashMap<>();
        spans.stream().sorted(Comparator.comparingLong(span -> span.span().startNs()))
                .forEach(span -> nodes.put(span.span().spanId(), new Node(span, new ArrayList<>())));
        List<Node> roots = new ArrayList<>();
        for (Node node : nodes.values()) {
            Node parent = nodes.get(node.span().span().parentId());
            if (node.span().span().isRoot()) {
                roots.add(node);
            } else if (parent != null) {
                parent.children().add(node);
            }
        }
        return new TraceTree(traceId, roots);
    }

    /** {@code {"trace_id", "spans": {…}}}. */
    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("trace_id", SpanIds.trace(traceId));
        writeSpans(out);
        out.writeEndObject();
    }

    /** The member {@code "spans": {…}} alone. */
    void writeSpans(JsonGenerator out) throws IOException {
        writeNodes(out, roots);
    }

    /** Spans by name; those of one name become a list. */
    private static void writeNodes(JsonGenerator out, List<Node> nodes) throws IOException {
        Map<String, List<Node>> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.computeIfAbsent(node.span().span().name(), name -> new ArrayList<>()).add(node));
        out.writeObjectFieldStart("spans");
        for (Map.Entry<String, List<Node>> entry : byName.entrySet()) {
            out.writeFieldName(entry.getKey());
            if (entry.getValue().size() == 1) {
                write(out, entry.getValue().get(0));
            } else {
                out.writeStartArray();
                for (Node node : entry.getValue()) {
                    write(out, node);
                }
                out.writeEndArray();
            }
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Node node) throws IOException {
        out.writeStartObject();
        SpanJson.writeMembers(out, node.span());
        if (!node.children().isEmpty()) {
            writeNodes(out, node.children());
        }
        out.writeEndObject();
    }
}
