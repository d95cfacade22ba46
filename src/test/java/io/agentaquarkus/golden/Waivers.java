package io.agentaquarkus.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * The exchanges that are meant to differ.
 *
 * @param reasons by {@code area/file#exchange}
 */
record Waivers(Map<String, String> reasons) {

    static Waivers read(Path file) {
        try {
            return new Waivers(Recording.JSON.readValue(file.toFile(), new TypeReference<>() {
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean cover(String exchange) {
        return reasons.containsKey(exchange);
    }

    /** Waivers for exchanges that no recording has. */
    List<String> strangers(List<Recording> recordings) {
        Set<String> known = recordings.stream()
                .flatMap(recording -> recording.exchanges().stream().map(recording::nameOf)).collect(Collectors.toSet());
        return reasons.keySet().stream().filter(exchange -> !known.contains(exchange)).sorted().toList();
    }
}
