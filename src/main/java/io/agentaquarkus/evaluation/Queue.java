package io.agentaquarkus.evaluation;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/**
 * How people divide the scenarios of a run among themselves.
 *
 * @param header its flags are {@code is_sequential} and {@code is_default}, or null when none were given
 * @param data null when none was given
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Queue(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, Status status, QueueData data,
        UUID runId) implements Evaluated {

    private static final String DEFAULT = "is_default";
    private static final String SEQUENTIAL = "is_sequential";

    /** A new one. */
    public static Queue create(Actor actor, UUID runId, Header header, Status status, QueueData data) {
        return new Queue(Ids.next(), header, actor.created(), status == null ? Status.PENDING : status, data, runId);
    }

    /** Both flags; null for null. */
    public static ObjectNode flags(JsonNode given) {
        return given == null || given.isNull() ? null
                : flags(given.path(SEQUENTIAL).booleanValue(), given.path(DEFAULT).booleanValue());
    }

    public static ObjectNode flags(boolean sequential, boolean isDefault) {
        return JsonNodeFactory.instance.objectNode().put(SEQUENTIAL, sequential).put(DEFAULT, isDefault);
    }

    /** Whether it is the one queue that comes with a run for people; the run decides whether it is in use. */
    public boolean isDefault() {
        return header.flags() != null && header.flags().path(DEFAULT).booleanValue();
    }

    public boolean isSequential() {
        return header.flags() != null && header.flags().path(SEQUENTIAL).booleanValue();
    }

    public boolean isArchived() {
        return lifecycle.deletedAt() != null;
    }

    public QueueData dataOrNone() {
        return data == null ? QueueData.NONE : data;
    }

    public Queue archived(Actor actor, boolean archived) {
        return new Queue(id, header, actor.archived(lifecycle, archived), status, data, runId);
    }

    public Queue updated(Actor actor) {
        return new Queue(id, header, actor.updated(lifecycle), status, data, runId);
    }
}
