package io.agentaquarkus.athina;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Header;

/** What only Athina knows of an entity: a member of the entity's meta. */
public final class Own {

    private static final String MEMBER = "athina";

    private Own() {
    }

    /** What is known; missing when there is nothing. */
    public static JsonNode of(Header header) {
        return header.meta() == null ? JsonNodeFactory.instance.missingNode() : header.meta().path(MEMBER);
    }

    /** An object in a meta in place of what was there, to which something is added. */
    public static ObjectNode put(ObjectNode meta) {
        return meta.putObject(MEMBER);
    }

    /** The object in a meta to which something is added, be it the first. */
    public static ObjectNode in(ObjectNode meta) {
        return meta.withObjectProperty(MEMBER);
    }

    /** A meta that has nothing else. */
    public static ObjectNode meta(ObjectNode own) {
        return JsonNodeFactory.instance.objectNode().set(MEMBER, own);
    }
}
