package io.agentaquarkus.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/**
 * Reads the resources below {@code catalog/}. In any of them an object with a member {@code "$use": "parts/name"} stands for
 * the content of {@code parts/name.json}, to which its other members are added. A file that is missing or broken cannot be
 * repaired while the server runs, so it is an {@link IllegalStateException}.
 */
final class CatalogFiles {

    private static final String USE = "$use";

    private CatalogFiles() {
    }

    /** @param name the path below {@code catalog/}, without {@code .json} */
    static ObjectNode object(String name) {
        if (!(expand(read(name)) instanceof ObjectNode object)) {
            throw new IllegalStateException("catalog/" + name + ".json is no JSON object");
        }
        return object;
    }

    /** The texts of a list in {@code index.json}, which gives the order of everything. */
    static List<String> index(String list) {
        List<String> names = new ArrayList<>();
        required(object("index"), list).forEach(name -> names.add(name.textValue()));
        return List.copyOf(names);
    }

    static JsonNode required(ObjectNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null) {
            throw new IllegalStateException("The catalogue lacks '" + member + "' in " + object);
        }
        return value;
    }

    private static JsonNode read(String name) {
        try (InputStream in = CatalogFiles.class.getResourceAsStream("/catalog/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("catalog/" + name + ".json is missing");
            }
            return ExactJson.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("catalog/" + name + ".json cannot be read", e);
        }
    }

    private static JsonNode expand(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode expanded = ExactJson.MAPPER.createArrayNode();
            array.forEach(element -> expanded.add(expand(element)));
            return expanded;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode expanded = object.has(USE) ? object(object.get(USE).textValue()) : ExactJson.MAPPER.createObjectNode();
        object.properties().stream().filter(member -> !member.getKey().equals(USE))
                .forEach(member -> expanded.set(member.getKey(), expand(member.getValue())));
        return expanded;
    }
}
