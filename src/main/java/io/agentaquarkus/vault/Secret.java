package io.agentaquarkus.vault;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that is kept for a project and that only its members may read.
 *
 * @param slug null for one without a name
 * @param kind {@code provider_key}, {@code custom_provider}, {@code custom_secret}, {@code sso_provider} or
 *        {@code webhook_provider}
 * @param data of the kind's form, in plain
 * @param updatedAt null until it is changed
 */
public record Secret(UUID id, String slug, String name, String description, String kind, ObjectNode data, Instant createdAt,
        Instant updatedAt) {
}
