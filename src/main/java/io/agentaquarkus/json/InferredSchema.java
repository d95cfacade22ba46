package io.agentaquarkus.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The narrowest JSON Schema that examples suggest: their types, and of objects all members, each of which is required that
 * every example has.
 */
public final class InferredSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private InferredSchema() {
    }

    public static ObjectNode of(JsonNode example) {
        return of(List.of(example));
    }

    public static ObjectNode of(List<JsonNode> examples) {
        ObjectNode schema = JSON.objectNode().put("$schema", "http://json-schema.org/schema#");
        return schema.setAll(ofAll(examples));
    }

    private static ObjectNode ofAll(List<JsonNode> examples) {
        TreeSet<String> plain = new TreeSet<>();
        List<JsonNode> objects = new ArrayList<>();
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode example : examples) {
            switch (example.getNodeType()) {
                case OBJECT -> objects.add(example);
                case ARRAY -> {
                    plain.add("array");
                    example.forEach(elements::add);
                }
                case NUMBER -> plain.add(example.isIntegralNumber() ? "integer" : "number");
                case BOOLEAN -> plain.add("boolean");
                case STRING -> plain.add("string");
                default -> plain.add("null");
            }
        }
        if (plain.contains("number")) {
            plain.remove("integer");
        }
        List<ObjectNode> schemas = new ArrayList<>();
        if (!elements.isEmpty()) {
            plain.remove("array");
            ObjectNode array = typed("array");
            array.set("items", ofAll(elements));
            schemas.add(array);
        }
        if (!objects.isEmpty()) {
            ObjectNode object = ofObjects(objects);
            if (object.size() == 1) {
                plain.add("object");
            } else {
                schemas.add(object);
            }
        }
        if (!plain.isEmpty()) {
            schemas.add(0, ofTypes(plain));
        }
        if (schemas.size() == 1) {
            return schemas.get(0);
        }
        ObjectNode any = JSON.objectNode();
        if (!schemas.isEmpty()) {
            any.putArray("anyOf").addAll(schemas);
        }
        return any;
    }

    private static ObjectNode ofTypes(TreeSet<String> types) {
        if (types.size() == 1) {
            return typed(types.first());
        }
        ObjectNode schema = JSON.objectNode();
        ArrayNode list = schema.putArray("type");
        types.forEach(list::add);
        return schema;
    }

    private static ObjectNode ofObjects(List<JsonNode> objects) {
        Map<String, List<JsonNode>> members = new LinkedHashMap<>();
        objects.forEach(object -> object.properties().forEach(
                member -> members.computeIfAbsent(member.getKey(), name -> new ArrayList<>()).add(member.getValue())));
        ObjectNode schema = typed("object");
        if (members.isEmpty()) {
            return schema;
        }
        ObjectNode properties = schema.putObject("properties");
        members.forEach((name, values) -> properties.set(name, ofAll(values)));
        List<String> required = members.keySet().stream().filter(name -> members.get(name).size() == objects.size())
                .sorted().toList();
        if (!required.isEmpty()) {
            ArrayNode list = schema.putArray("required");
            required.forEach(list::add);
        }
        return schema;
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }
}
