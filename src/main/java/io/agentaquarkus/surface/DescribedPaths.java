package io.agentaquarkus.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The paths of an OpenAPI document and their methods. A path without parameters counts before one with them. */
public final class DescribedPaths {

    private final Map<String, Set<String>> plain = new HashMap<>();
    private final Map<Pattern, Set<String>> templates = new LinkedHashMap<>();

    private DescribedPaths(JsonNode paths) {
        paths.properties().forEach(path -> {
            String key = path.getKey();
            String canonical = key.length() > 1 && key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
            Set<String> methods = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(method -> methods.add(method.toUpperCase(Locale.ROOT)));
            if (canonical.indexOf('{') < 0) {
                plain.put(canonical, methods);
            } else {
                templates.put(Pattern.compile(canonical.replaceAll("\\{[^}]+}", "[^/]+")), methods);
            }
        });
    }

    /** @param resource with the document as JSON */
    public static DescribedPaths of(String resource) {
        try (InputStream in = DescribedPaths.class.getResourceAsStream(resource)) {
            return new DescribedPaths(new ObjectMapper().readTree(in).get("paths"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path without a slash at its end
     * @return the methods in alphabetical order; none for a path that is not described
     */
    public Set<String> methods(String path) {
        Set<String> exact = plain.get(path);
        return exact != null ? exact
                : templates.entrySet().stream().filter(template -> template.getKey().matcher(path).matches()).findFirst()
                        .map(Map.Entry::getValue).orElse(Set.of());
    }
}
