package io.agentaquarkus.testcase;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row as its owner wrote it.
 *
 * @param data never null
 * @param flags null or an object, as tags and meta
 */
public record NewTestcase(ObjectNode data, JsonNode flags, JsonNode tags, JsonNode meta) {

    /** @param row an object of the shape that clients send: {@code {"data":{…},"tags":{…},…}} */
    public static NewTestcase of(JsonNode row) {
        return new NewTestcase(row.get("data") instanceof ObjectNode data ? data : JsonNodeFactory.instance.objectNode(),
                row.get("flags"), row.get("tags"), row.get("meta"));
    }

    public NewTestcase withData(ObjectNode other) {
        return new NewTestcase(other, flags, tags, meta);
    }

    /** Flags, tags and meta take no part. */
    public UUID id(UUID testsetId) {
        return TestcaseId.of(testsetId, data);
    }
}
