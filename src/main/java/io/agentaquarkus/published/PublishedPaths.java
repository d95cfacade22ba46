package io.agentaquarkus.published;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The paths of the published document. */
record PublishedPaths(List<Pattern> patterns) {

    static PublishedPaths read(String description) {
        try (InputStream in = PublishedPaths.class.getResourceAsStream(description)) {
            List<Pattern> patterns = new ArrayList<>();
            new ObjectMapper().readTree(in).get("paths").fieldNames()
                    .forEachRemaining(path -> patterns.add(pattern(path)));
            return new PublishedPaths(List.copyOf(patterns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path without a slash at its end */
    boolean contains(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern pattern(String path) {
        String canonical = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Pattern.compile(canonical.replaceAll("\\{[^}]+}", "[^/]+"));
    }
}
