package io.agentaquarkus.embed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.SlugText;
import io.agentaquarkus.identity.UuidText;
import io.agentaquarkus.revision.Reference;

/** The references of one embed by their types, {@code workflow_revision} and the like, in the order they were written. */
record EmbedReferences(Map<String, Reference> byType) {

    boolean isEmpty() {
        return byType.isEmpty();
    }

    /** Null when they are not valid. None at all are valid. */
    static EmbedReferences read(JsonNode json) {
        Builder builder = new Builder();
        if (json == null || json.isNull()) {
            return builder.build();
        }
        boolean valid = json.isObject();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            valid &= builder.add(member.getKey(), member.getValue());
        }
        return valid ? builder.build() : null;
    }

    /** As they were written, without nulls. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        byType.forEach((type, reference) -> {
            ObjectNode object = json.putObject(type);
            if (reference.version() != null) {
                object.put("version", reference.version());
            }
            if (reference.slug() != null) {
                object.put("slug", reference.slug());
            }
            if (reference.id() != null) {
                object.put("id", reference.id().toString());
            }
        });
        return json;
    }

    /** {@code workflow_revision:tone:2}; the same for the same references. */
    String canonical() {
        return byType.entrySet().stream().map(entry -> {
            Reference reference = entry.getValue();
            String name = reference.id() != null ? reference.id().toString() : reference.slug();
            return Stream.of(entry.getKey(), name, reference.version()).filter(part -> part != null)
                    .collect(Collectors.joining(":"));
        }).collect(Collectors.joining(", "));
    }

    /** Collects references; each method tells whether what it was given is valid. */
    static final class Builder {

        private final Map<String, Reference> byType = new LinkedHashMap<>();

        boolean add(String type, JsonNode reference) {
            byType.put(type, Reference.NONE);
            return reference.isObject() && add(type, "id", reference.get("id")) && add(type, "slug", reference.get("slug"))
                    && add(type, "version", reference.get("version"));
        }

        private boolean add(String type, String field, JsonNode value) {
            return value == null || value.isNull() || value.isTextual() && add(type, field, value.textValue());
        }

        /** Adds one field to what has been said about the type before. */
        boolean add(String type, String field, String value) {
            Reference before = byType.getOrDefault(type, Reference.NONE);
            Reference after = switch (field) {
                case "id" -> UuidText.error(value) != null ? null
                        : new Reference(UUID.fromString(UuidText.canonical(value)), before.slug(), before.version());
                case "slug" -> SlugText.isUrlSafe(value) ? new Reference(before.id(), value, before.version()) : null;
                case "version" -> new Reference(before.id(), before.slug(), value);
                default -> null;
            };
            if (after != null) {
                byType.put(type, after);
            }
            return after != null;
        }

        EmbedReferences build() {
            return new EmbedReferences(byType);
        }
    }
}
