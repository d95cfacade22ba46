package io.agentaquarkus.embed;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Data whose embeds have been replaced.
 *
 * @param info {@code references_used}, {@code depth_reached}, {@code embeds_resolved} and {@code errors}
 */
public record Resolution(ObjectNode data, ObjectNode info) {
}
