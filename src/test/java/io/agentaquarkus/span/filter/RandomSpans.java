package io.agentaquarkus.span.filter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;

/** Spans whose values are drawn from few, among them those on which two implementations of a filter are likely to differ. */
final class RandomSpans {

    static final int COUNT = 120;
    static final long START_MICROS = 1_793_527_200_000_000L;

    static final List<String> TEXTS = List.of("", "chat", "Chat", "CHAT with", "a%b", "a_b", "a\\b", "b\\", "é", "É", "k",
            "\u212A", "ß",
            "\u017F", "\uD83D\uDE00", "\uFF21", "ab\nc", "10", "9", "'quoted\"", "null");
    static final List<String> KEYS = List.of("n", "t", "deep.n", "deep.t", "list", "deep", "none.x", "mixed", "");
    static final List<String> SLUGS = List.of("a", "b", "c");
    static final List<UUID> TRACES = List.of(new UUID(1, 1), new UUID(1, -1), new UUID(-1, 1), new UUID(0xabL << 56, 7));
    static final List<UUID> USERS = List.of(new UUID(5, 5), new UUID(-5, 5), new UUID(9, 9));

    private final Random random;

    RandomSpans(Random random) {
        this.random = random;
    }

    Span span(int number) {
        long start = START_MICROS * 1_000 + random.nextInt(8) * 1_000L + pick(List.of(0, 1, 499, 500, 501, 999));
        if (random.nextInt(3) == 0) {
            // As long before 1970.
            start = -start;
        }
        return new Span(TRACES.get(number % TRACES.size()), number + 1L, random.nextInt(4) == 0 ? 0 : random.nextInt(COUNT),
                pick(List.of(TraceType.values())), pick(List.of(SpanType.values())), pick(List.of(SpanKind.values())),
                pick(TEXTS), start, start + random.nextInt(4) * 500_000L, pick(List.of(StatusCode.values())), maybe(TEXTS),
                maybe(TEXTS), maybe(TEXTS), maybe(TEXTS), JsonTree.write(attributes()), elements("slug", "version"), links(),
                elements("id", "id"), elements("name", "name"), Span.Metrics.NONE, Span.Facets.NONE);
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String key : List.of("n", "t", "list", "mixed", "", "deep")) {
            if (random.nextInt(4) > 0) {
                attributes.put(key, value(key));
            }
        }
        return attributes;
    }

    private Object value(String key) {
        return switch (key) {
            case "n" -> random.nextInt(4) / 2.0;
            case "t" -> pick(TEXTS);
            case "list" -> new ArrayList<Object>(List.of((long) random.nextInt(4), pick(TEXTS)));
            case "deep" -> new LinkedHashMap<String, Object>(Map.of("n", (long) random.nextInt(4), "t", pick(TEXTS)));
            default -> switch (random.nextInt(5)) {
                case 0 -> null;
                case 1 -> random.nextBoolean();
                case 2 -> (long) random.nextInt(4);
                case 3 -> pick(TEXTS);
                default -> new LinkedHashMap<String, Object>();
            };
        };
    }

    private byte[] elements(String member, String other) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            Map<String, Object> element = new LinkedHashMap<>();
            element.put(random.nextBoolean() ? member : other, pick(SLUGS));
            element.put("attributes", Map.of("key", random.nextBoolean() ? (Object) pick(SLUGS) : 1L));
            elements.add(element);
        }
        return JsonTree.write(elements);
    }

    private byte[] links() {
        return random.nextInt(3) > 0 ? null
                : ("[{\"trace_id\":\"" + "00".repeat(16) + "\",\"span_id\":\"" + String.format("%016x", random.nextInt(4))
                        + "\",\"attributes\":{\"key\":\"" + pick(SLUGS) + "\"}}]").getBytes(StandardCharsets.UTF_8);
    }

    private String maybe(List<String> list) {
        return random.nextInt(3) == 0 ? null : pick(list);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
