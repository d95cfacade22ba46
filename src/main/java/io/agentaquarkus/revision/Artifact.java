package io.agentaquarkus.revision;

import java.util.UUID;

/** A versioned entity as a whole. */
public record Artifact(UUID id, String slug, UUID folderId, Header header, Lifecycle lifecycle) {

    public Artifact withFlags(com.fasterxml.jackson.databind.JsonNode flags) {
        return new Artifact(id, slug, folderId, header.withFlags(flags), lifecycle);
    }
}
