package io.agentaquarkus.evaluation.simple;

import java.util.List;
import java.util.UUID;

import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.paging.PagedQuery;

/** A part of the cells of a run. A list that is null does not restrict, an empty one has nothing. */
record Slice(UUID runId, List<UUID> scenarioIds, List<String> stepKeys, List<Integer> repeatIdxs) {

    static Slice read(UUID runId, Fields fields) {
        return new Slice(runId, fields.uuids("scenario_ids"), fields.texts("step_keys"), fields.integers("repeat_idxs"));
    }

    PagedQuery<?> restrict(PagedQuery<?> query) {
        return query.equal("r.runId", runId).in("r.scenarioId", scenarioIds).in("r.stepKey", stepKeys)
                .in("r.repeatIdx", repeatIdxs);
    }
}
