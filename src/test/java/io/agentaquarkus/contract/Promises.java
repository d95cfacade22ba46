package io.agentaquarkus.contract;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an OpenAPI document says of its operations, one sentence for each thing that a client can depend on: ids, tags,
 * parameters, bodies and answers, with the names, members and required members of their schemas.
 */
final class Promises {

    private final JsonNode document;
    private final Set<String> all = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();

    private Promises(JsonNode document) {
        this.document = document;
    }

    /**
     * What the first document promises and the second does not.
     *
     * @param tags operations with one of them are of interest
     */
    static Set<String> missing(JsonNode promised, JsonNode given, Set<String> tags) {
        Map<String, Set<String>> kept = of(given, tags);
        Set<String> missing = new TreeSet<>();
        of(promised, tags).forEach((operation, promises) -> {
            if (kept.containsKey(operation)) {
                promises.removeAll(kept.get(operation));
                promises.forEach(promise -> missing.add(operation + ": " + promise));
            } else {
                missing.add(operation);
            }
        });
        return missing;
    }

    private static Map<String, Set<String>> of(JsonNode document, Set<String> tags) {
        Map<String, Set<String>> all = new TreeMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            JsonNode operation = method.getValue();
            for (JsonNode tag : operation.path("tags")) {
                if (tags.contains(tag.textValue())) {
                    all.put(method.getKey() + " " + path.getKey(), new Promises(document).read(operation));
                }
            }
        }));
        return all;
    }

    private Set<String> read(JsonNode from) {
        all.add("is " + from.path("operationId").asText());
        from.get("tags").forEach(tag -> all.add("belongs to " + tag.asText()));
        from.path("parameters").forEach(parameter -> {
            String name = parameter.get("in").asText() + " parameter " + parameter.get("name").asText();
            all.add(name + (parameter.path("required").asBoolean() ? " is required" : " is taken"));
        });
        JsonNode body = from.path("requestBody");
        if (body.path("required").asBoolean()) {
            all.add("requires a body");
        }
        content("a body", body);
        from.get("responses").properties().forEach(answer -> content(answer.getKey(), answer.getValue()));
        return all;
    }

    private void content(String name, JsonNode of) {
        all.add("has " + name);
        of.path("content").properties().forEach(type -> {
            all.add("has " + name + " of " + type.getKey());
            schema(name, type.getValue().path("schema"));
        });
    }

    /** @param name of the schema, or of what it is a part of */
    private void schema(String name, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            String named = reference.substring(ContractDocument.SCHEMA.length());
            all.add(name + " has " + named);
            if (seen.add(named)) {
                schema(named, document.get("components").get("schemas").path(named));
            }
        }
        schema.path("required").forEach(member -> all.add(name + " requires " + member.asText()));
        schema.path("properties").properties().forEach(member -> {
            all.add(name + " has member " + member.getKey());
            schema(name + "." + member.getKey(), member.getValue());
        });
        for (String parts : new String[] { "anyOf", "oneOf", "allOf" }) {
            schema.path(parts).forEach(part -> schema(name, part));
        }
        for (String part : new String[] { "items", "additionalProperties" }) {
            if (schema.has(part)) {
                schema(name, schema.get(part));
            }
        }
    }
}
