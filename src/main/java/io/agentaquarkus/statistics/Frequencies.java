package io.agentaquarkus.statistics;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

/** How often each of several values occurs: numbers, texts or truth values. */
final class Frequencies {

    private final Map<Comparable<?>, Long> counts = new HashMap<>();

    void add(Comparable<?> value, long times) {
        counts.merge(value, times, Long::sum);
    }

    boolean knows(Comparable<?> value) {
        return counts.containsKey(value);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code freq} and {@code uniq}, the most frequent first. */
    Map<String, Result.Json> members() {
        return members(counts.entrySet().stream().sorted(Map.Entry.<Comparable<?>, Long> comparingByValue().reversed()
                .thenComparing(Map.Entry::getKey, natural())).toList());
    }

    /** The same in the order of the values, which need not have occurred. */
    Map<String, Result.Json> members(Comparable<?>... values) {
        return members(List.of(values)
                .stream().<Map.Entry<Comparable<?>, Long>> map(value -> Map.entry(value, counts.getOrDefault(value, 0L)))
                .toList());
    }

    private Map<String, Result.Json> members(List<Map.Entry<Comparable<?>, Long>> ordered) {
        long total = total();
        Map<String, Result.Json> members = new LinkedHashMap<>();
        members.put("freq", out -> {
            out.writeStartArray();
            for (Map.Entry<Comparable<?>, Long> entry : ordered) {
                out.writeStartObject();
                out.writeFieldName("value");
                write(out, entry.getKey());
                out.writeNumberField("count", entry.getValue());
                out.writeNumberField("density", FigureJson.density(entry.getValue(), total));
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        members.put("uniq", out -> {
            out.writeStartArray();
            for (Map.Entry<Comparable<?>, Long> entry : ordered) {
                write(out, entry.getKey());
            }
            out.writeEndArray();
        });
        return members;
    }

    private static void write(JsonGenerator out, Comparable<?> value) throws IOException {
        if (value instanceof Double number) {
            FigureJson.write(out, number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString((String) value);
        }
    }

    /** All values of one metric are of one type. */
    @SuppressWarnings("unchecked")
    private static <T> Comparator<T> natural() {
        return (Comparator<T>) Comparator.naturalOrder();
    }
}
