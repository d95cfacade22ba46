package io.agentaquarkus.evaluation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.json.ExactJson;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is to be executed of a run. A list that is null does not restrict, an empty one has nothing.
 *
 * @param source whether the scenarios are still to be made, of the run's testsets or queries
 * @param stepKeys whose cells
 * @param repeatIdxs which of the cells
 * @param overwrite whether cells that are there are made anew; otherwise those that are missing are made
 * @param minute when the traces began that are evaluated live, in ISO 8601; null for other work
 * @param minutes how long such traces are looked for from then on
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record Work(boolean source, List<String> stepKeys, List<Integer> repeatIdxs, boolean overwrite, String minute,
        Integer minutes) {

    /** Everything that the sources of the run have. */
    public static final Work SOURCE = new Work(true, null, null, false, null, null);

    /** All that is missing of scenarios that are there. */
    public static final Work MISSING = new Work(false, null, null, false, null, null);

    public static Work slice(List<String> stepKeys, List<Integer> repeatIdxs, boolean overwrite) {
        return new Work(false, stepKeys, repeatIdxs, overwrite, null, null);
    }

    /** What was traced from a time on. */
    public static Work live(Instant oldest, int minutes) {
        return new Work(true, null, null, false, oldest.toString(), minutes);
    }

    public static Work read(String json) {
        return RunData.convert(ExactJson.read(json), Work.class);
    }

    public String json() {
        return RunData.JSON.valueToTree(this).toString();
    }

    public boolean concerns(String stepKey, int repeatIdx) {
        return (stepKeys == null || stepKeys.contains(stepKey)) && (repeatIdxs == null || repeatIdxs.contains(repeatIdx));
    }

    /** Null when it is not live. */
    public Instant oldest() {
        return minute == null ? null : Instant.parse(minute);
    }

    /** Null when it is not live. */
    public Instant newest() {
        return minute == null ? null : oldest().plus(minutes, ChronoUnit.MINUTES);
    }
}
