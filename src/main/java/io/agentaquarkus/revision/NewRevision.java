package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All of a revision but its number, which it gets when it is stored.
 *
 * @param variantId the variant to which it is added
 * @param artifactId to which the variant has to belong; null where the variant says enough
 * @param header with the flags that are to be stored
 * @param data as it is to be stored, or null
 */
record NewRevision(Actor actor, UUID id, UUID variantId, UUID artifactId, String slug, Header header, String message,
        ObjectNode data) {

    NewRevision {
        header = new Header(header.name(), header.description(), given(header.flags()), given(header.tags()),
                given(header.meta()));
    }

    Revision in(Variant variant, int version) {
        return new Revision(id, slug, version, variant, header, message, actor.userId(), actor.now(), data,
                new Lifecycle(actor.now(), null, null, actor.userId(), null, null));
    }

    private static JsonNode given(JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
