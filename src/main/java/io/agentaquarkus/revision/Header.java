package io.agentaquarkus.revision;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What its owner says of an entity. Everything may be null. In an edit, JSON's own null stands for a value that was sent as
 * null, and null for one that was not sent.
 *
 * @param flags texts and booleans that the server may read
 * @param tags texts and booleans that the owner searches by
 * @param meta any JSON of the owner's
 */
public record Header(String name, String description, JsonNode flags, JsonNode tags, JsonNode meta) {

    public static final Header NONE = new Header(null, null, null, null, null);

    public Header withName(String other) {
        return new Header(other, description, flags, tags, meta);
    }

    public Header withFlags(JsonNode other) {
        return new Header(name, description, other, tags, meta);
    }

    /** This header, with the values of the other where this one says nothing. */
    public Header orElse(Header other) {
        return new Header(name == null ? other.name : name, description == null ? other.description : description,
                given(flags, other.flags), given(tags, other.tags), given(meta, other.meta));
    }

    private static JsonNode given(JsonNode value, JsonNode other) {
        return value == null || value.isNull() ? other : value;
    }
}
