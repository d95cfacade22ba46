package io.agentaquarkus.evaluation.simple;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;
import io.agentaquarkus.revision.Reference;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A run by the revisions that it is made of. */
@RegisterForReflection
public record SimpleEvaluation(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, Data data) {

    /**
     * Ids of revisions, and who does what they are for.
     *
     * @param testsetSteps queries stand here as well, as they always have
     */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record Data(Status status, Map<UUID, Origin> querySteps, Map<UUID, Origin> testsetSteps,
            Map<UUID, Origin> applicationSteps, Map<UUID, Origin> evaluatorSteps, Integer repeats) {
    }

    static SimpleEvaluation of(Run run) {
        Map<UUID, Origin> queries = origins(run, Step.Type.INPUT, "query_revision");
        Map<UUID, Origin> testsets = new LinkedHashMap<>(queries);
        testsets.putAll(origins(run, Step.Type.INPUT, "testset_revision"));
        return new SimpleEvaluation(run.id(), run.header(), run.lifecycle(), new Data(run.status(), queries, testsets,
                origins(run, Step.Type.INVOCATION, "application_revision"),
                origins(run, Step.Type.ANNOTATION, "evaluator_revision"), run.dataOrNone().repeats()));
    }

    private static Map<UUID, Origin> origins(Run run, Step.Type type, String name) {
        Map<UUID, Origin> origins = new LinkedHashMap<>();
        for (Step step : run.dataOrNone().steps(type)) {
            Reference reference = step.reference(name);
            if (reference != null && reference.id() != null) {
                origins.put(reference.id(), step.origin());
            }
        }
        return origins;
    }
}
