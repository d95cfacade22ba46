package io.agentaquarkus.revision;

import java.util.UUID;

/**
 * A line of work of an artifact.
 *
 * @param artifact the artifact it belongs to
 */
public record Variant(UUID id, String slug, Artifact artifact, Header header, Lifecycle lifecycle) {
}
