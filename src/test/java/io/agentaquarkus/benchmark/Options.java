package io.agentaquarkus.benchmark;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The words of the command line: the parts to run ({@code ingest}, {@code config}, {@code commit}, {@code http}, {@code scale};
 * none means the first three), whether with the data that are there ({@code again}) and without queries that no spans are sent
 * beside ({@code rush}), and numbers as {@code name=value}.
 */
final class Options {

    private static final Set<String> PARTS = Set.of("ingest", "config", "commit", "http", "scale", "again", "rush");

    private final Set<String> parts = new LinkedHashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>(Map.of("runs", 5, "spans", 200_000,
            "warm-up", 600_000, "connections", 8, "batch", 800, "seconds", 10, "warm-up-seconds", 30));

    Options(String... words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (PARTS.contains(word)) {
                parts.add(word);
            } else if (equals > 0 && numbers.containsKey(word.substring(0, equals))) {
                numbers.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
            } else {
                throw new IllegalArgumentException(word + " is neither one of " + PARTS + " nor a number for one of "
                        + numbers.keySet());
            }
        }
        if (parts.isEmpty()) {
            parts.addAll(Set.of("ingest", "config", "commit"));
        }
    }

    boolean includes(String part) {
        return parts.contains(part);
    }

    /** Measured runs of each part. */
    int runs() {
        return numbers.get("runs");
    }

    /** Spans of a measured run. */
    int spans() {
        return numbers.get("spans");
    }

    /** Spans that are sent before the first measured run. */
    int warmUpSpans() {
        return numbers.get("warm-up");
    }

    /** Length of the time before the first run that is measured by time, in which the server compiles what it runs. */
    int warmUpSeconds() {
        return numbers.get("warm-up-seconds");
    }

    /** Connections that send spans. */
    int connections() {
        return numbers.get("connections");
    }

    /** Rows of a statement when the limit of the database is measured. */
    int batch() {
        return numbers.get("batch");
    }

    /** Length of a run that is measured by time. */
    int seconds() {
        return numbers.get("seconds");
    }
}
