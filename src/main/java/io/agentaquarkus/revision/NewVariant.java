package io.agentaquarkus.revision;

import java.util.UUID;

/**
 * A variant to be made.
 *
 * @param slug without one nothing is made
 */
public record NewVariant(UUID artifactId, String slug, Header header) {
}
