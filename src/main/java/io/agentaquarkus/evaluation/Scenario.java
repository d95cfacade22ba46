package io.agentaquarkus.evaluation;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/**
 * A row of an evaluation: one testcase or trace.
 *
 * @param interval minutes from the timestamp on; null, as the timestamp, when the scenario is of no time
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Scenario(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, Status status,
        Integer interval, Instant timestamp, UUID runId) implements Evaluated {

    /** A new one. */
    public static Scenario create(Actor actor, UUID runId, Header header, Status status, Integer interval,
            Instant timestamp) {
        return new Scenario(Ids.next(), header, actor.created(), status == null ? Status.PENDING : status, interval, timestamp,
                runId);
    }

    public Scenario with(Status other) {
        return new Scenario(id, header, lifecycle, other, interval, timestamp, runId);
    }

    public Scenario updated(Actor actor) {
        return new Scenario(id, header, actor.updated(lifecycle), status, interval, timestamp, runId);
    }
}
