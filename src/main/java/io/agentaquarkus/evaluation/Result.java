package io.agentaquarkus.evaluation;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/**
 * A cell of an evaluation: what became of a step for a scenario. Outputs are in the trace.
 *
 * @param hashId what was invoked with what, in short; null when nothing was invoked
 * @param traceId answered with hyphens, unlike elsewhere
 * @param error what went wrong, an object
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Result(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, UUID hashId, UUID traceId,
        UUID testcaseId, JsonNode error, Status status, Integer interval, Instant timestamp, int repeatIdx, String stepKey,
        UUID scenarioId, UUID runId) implements Evaluated {

    /** Where in the evaluation the cell is; there is one for each place. */
    public record Place(UUID runId, UUID scenarioId, String stepKey, int repeatIdx) {
    }

    public Place place() {
        return new Place(runId, scenarioId, stepKey, repeatIdx);
    }
}
