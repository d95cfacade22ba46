package io.agentaquarkus.surface;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes valid values of schemas: every described member, and every text another than the one before. */
final class ApiValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ApiDescription description;
    private final Function<String, JsonNode> known;
    private final AtomicInteger number = new AtomicInteger();

    /**
     * @param known a value by its place, such as {@code /testset/slug}; null lets it be made, a missing node leaves it out
     */
    ApiValues(ApiDescription description, Function<String, JsonNode> known) {
        this.description = description;
        this.known = known;
    }

    JsonNode of(JsonNode given, String place) {
        JsonNode fixed = known.apply(place);
        if (fixed != null) {
            return fixed;
        }
        JsonNode schema = description.resolved(given);
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        for (String choice : new String[] { "oneOf", "anyOf" }) {
            if (schema.has(choice)) {
                return of(schema.get(choice).get(0), place);
            }
        }
        return switch (schema.path("type").asText()) {
            case "string" -> JSON.textNode(text(schema, place));
            case "integer" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "number" -> JSON.numberNode(0.5);
            case "boolean" -> JSON.booleanNode(true);
            case "array" -> list(schema, place);
            case "object" -> object(schema, place);
            default -> JSON.textNode("anything");
        };
    }

    private String text(JsonNode schema, String place) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        return switch (schema.path("format").asText()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date-time" -> "2026-01-02T03:04:05Z";
            default -> name + "-" + number.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8);
        };
    }

    private ArrayNode list(JsonNode schema, String place) {
        ArrayNode list = JSON.arrayNode();
        if (schema.has("items")) {
            list.add(of(schema.get("items"), place + "/0"));
        }
        return list;
    }

    private ObjectNode object(JsonNode schema, String place) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(member -> {
            JsonNode value = of(member.getValue(), place + "/" + member.getKey());
            if (!value.isMissingNode()) {
                object.set(member.getKey(), value);
            }
        });
        return object;
    }
}
