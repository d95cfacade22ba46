package io.agentaquarkus.revision;

import java.util.UUID;

/**
 * An artifact to be made.
 *
 * @param id null takes a new one
 * @param slug without one nothing is made
 */
public record NewArtifact(UUID id, String slug, Header header) {
}
