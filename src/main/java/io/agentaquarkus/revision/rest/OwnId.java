package io.agentaquarkus.revision.rest;

import java.util.UUID;

import jakarta.ws.rs.core.UriInfo;

import io.agentaquarkus.revision.Family;

/** The id that a client may choose for a new artifact, in the query string. */
final class OwnId {

    private OwnId() {
    }

    static UUID in(UriInfo uri, Family family) {
        String id = uri.getQueryParameters().getFirst(family.singular() + "_id");
        return id == null ? null : UUID.fromString(id);
    }
}
