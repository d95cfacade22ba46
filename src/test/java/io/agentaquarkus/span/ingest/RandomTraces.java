package io.agentaquarkus.span.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.span.SpanIds;

/** Traces of any shape, whose spans have anything that is summed or that decides what the trace is. */
final class RandomTraces {

    private static final String[] MEMBERS = { "prompt", "completion", "total" };

    private final Random random;

    RandomTraces(Random random) {
        this.random = random;
    }

    /** The spans of one trace as JSON, parents before children. */
    List<ObjectNode> trace() {
        String traceId = SpanIds.trace(new UUID(random.nextLong(), random.nextLong()));
        int size = 1 + random.nextInt(9);
        List<ObjectNode> spans = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ObjectNode span = JsonNodeFactory.instance.objectNode().put("trace_id", traceId)
                    .put("span_id", SpanIds.span(random.nextLong())).put("span_name", "span " + i)
                    .put("start_time", "2026-11-01T10:00:00." + (100 + random.nextInt(900)) + "Z")
                    .put("end_time", "2026-11-01T10:00:01." + (100 + random.nextInt(900)) + "Z");
            parent(span, spans);
            attributes(span.putObject("attributes"));
            if (random.nextInt(5) == 0) {
                span.putArray("events").addObject().put("name", "exception").put("timestamp", "2026-11-01T10:00:00.5Z");
            }
            if (random.nextInt(20) == 0) {
                span.putArray("links").addObject().put("trace_id", traceId).put("span_id", "00000000000000aa")
                        .putObject("attributes").put("key", "about");
            }
            spans.add(span);
        }
        return spans;
    }

    /** Now and then a second root, or a parent that is somewhere else. */
    private void parent(ObjectNode span, List<ObjectNode> earlier) {
        if (earlier.isEmpty() ? random.nextInt(8) == 0 : random.nextInt(12) == 0) {
            span.put("parent_id", "00000000000000ff");
        } else if (!earlier.isEmpty() && random.nextInt(15) != 0) {
            span.set("parent_id", earlier.get(random.nextInt(earlier.size())).get("span_id"));
        }
    }

    private void attributes(ObjectNode attributes) {
        for (String metric : new String[] { "tokens", "costs" }) {
            for (String kind : new String[] { "incremental", "incremental", "cumulative" }) {
                if (random.nextInt(kind.equals("cumulative") ? 8 : 3) == 0) {
                    ObjectNode figures = attributes.putObject("ag.metrics." + metric + "." + kind);
                    for (String member : MEMBERS) {
                        figure(figures, member, metric.equals("costs"));
                    }
                }
            }
        }
    }

    private void figure(ObjectNode figures, String member, boolean fraction) {
        switch (random.nextInt(4)) {
            case 0 -> figures.put(member, 0);
            case 1 -> {
            }
            default -> {
                if (fraction) {
                    figures.put(member, random.nextInt(1_000_000) / 1e7);
                } else {
                    figures.put(member, random.nextInt(1_000));
                }
            }
        }
    }

    /** The spans in any order, in requests of any size, some of them again at any later time. */
    List<List<ObjectNode>> delivery(List<ObjectNode> spans) {
        List<ObjectNode> all = new ArrayList<>(spans);
        spans.forEach(span -> {
            for (int again = random.nextInt(3); again > 0; again--) {
                all.add(span);
            }
        });
        java.util.Collections.shuffle(all, random);
        List<List<ObjectNode>> requests = new ArrayList<>();
        for (int from = 0; from < all.size();) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(4));
            requests.add(all.subList(from, to));
            from = to;
        }
        return requests;
    }
}
