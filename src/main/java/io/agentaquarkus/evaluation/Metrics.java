package io.agentaquarkus.evaluation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/**
 * Statistics over the results of a run, of one of its scenarios, or of one of its times.
 *
 * @param data by steps and paths
 * @param interval minutes from the timestamp on
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Metrics(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, Status status, JsonNode data,
        Integer interval, Instant timestamp, UUID scenarioId, UUID runId) implements Evaluated {

    /** What the statistics are about; there is one for each. Scenario and timestamp are never both given. */
    public record Subject(UUID runId, UUID scenarioId, Instant timestamp) {
    }

    /** Fails with 422 when both scenario and timestamp are given. */
    public Metrics checked() {
        if (scenarioId != null && timestamp != null) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("message", "Metric does not match a valid global/variational/temporal shape.");
            detail.put("run_id", runId);
            detail.put("scenario_id", scenarioId);
            detail.put("timestamp", Times.stamp(timestamp));
            throw new Problem(422, detail);
        }
        return this;
    }

    public Subject subject() {
        return new Subject(runId, scenarioId, timestamp);
    }
}
