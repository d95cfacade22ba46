package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.json.ExactJson;

/**
 * All of a revision but its number, which it gets when it is stored.
 *
 * @param variantId the variant to which it is added
 * @param artifactId to which the variant has to belong; null where the variant says enough
 * @param header with the flags that are to be stored
 * @param data as it is to be stored, or null
 * @param text the data as the table keeps it
 */
record NewRevision(Actor actor, Kind kind, UUID id, UUID variantId, UUID artifactId, String slug, Header header,
        String message, ObjectNode data, String text) {

    NewRevision {
        header = new Header(header.name(), header.description(), given(header.flags()), given(header.tags()),
                given(header.meta()));
    }

    static NewRevision of(Actor actor, Kind kind, Commit commit, String slug, JsonNode flags, ObjectNode data) {
        return new NewRevision(actor, kind, Ids.next(), commit.variantId(), commit.artifactId(), slug,
                commit.header().withFlags(flags), commit.message(), data, ExactJson.write(data));
    }

    /** As a copy in another variant. */
    static NewRevision copy(Actor actor, Kind kind, Revision from, UUID variantId) {
        return new NewRevision(actor, kind, Ids.next(), variantId, null, Slugs.copied(from.slug(), variantId), from.header(),
                from.message(), from.data(), ExactJson.write(from.data()));
    }

    Revision in(Variant variant, int version) {
        return new Revision(id, slug, version, variant, header, message, actor.userId(), actor.now(), data,
                new Lifecycle(actor.now(), null, null, actor.userId(), null, null));
    }

    private static JsonNode given(JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
