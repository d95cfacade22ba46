package io.agentaquarkus.athina.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.athina.Own;
import io.agentaquarkus.evaluation.Run;

/**
 * An evaluation of a dataset: a step of a run. A run has one, about which its meta speaks, or a list of them.
 *
 * @param id by which clients know it
 * @param name as it is displayed
 */
record Evaluated(UUID id, UUID runId, String stepKey, String name, String typeId) {

    /** The step of a run that has one. */
    static final String ANNOTATION = "annotation";

    /** None of a run that is no evaluation of Athina's, or an experiment. */
    static List<Evaluated> in(Run run) {
        JsonNode own = Own.of(run.header());
        if (own.has(DatasetResults.TYPE)) {
            return List.of(new Evaluated(run.id(), run.id(), ANNOTATION, run.header().name(),
                    own.get(DatasetResults.TYPE).asText()));
        }
        List<Evaluated> all = new ArrayList<>();
        for (JsonNode one : own.path(DatasetResults.EVALS)) {
            String key = one.path(DatasetResults.STEP).asText();
            UUID id = UUID.nameUUIDFromBytes((run.id() + key).getBytes(StandardCharsets.UTF_8));
            all.add(new Evaluated(id, run.id(), key, one.path(DatasetResults.DISPLAYED).asText(),
                    one.path(DatasetResults.TYPE).asText()));
        }
        return all;
    }
}
