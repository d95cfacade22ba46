package io.agentaquarkus.evaluation.simple;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A queue together with the run whose scenarios it divides. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record SimpleQueue(UUID id, @JsonUnwrapped Header header, @JsonUnwrapped Lifecycle lifecycle, Status status, Data data,
        UUID runId) {

    /**
     * @param queries revisions whose traces are the items; null for another kind
     * @param testsets revisions whose testcases are the items; null for another kind
     * @param repeats null for once
     */
    @RegisterForReflection
    public record Data(QueueKind kind, List<UUID> queries, List<UUID> testsets, Integer repeats, List<List<UUID>> assignments,
            Settings settings) {
    }

    /** Each may be null. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    public record Settings(Integer batchSize, Integer batchOffset) {
    }

    /** Null when the run has no one kind of items. */
    static SimpleQueue of(Queue queue, Run run) {
        QueueKind kind = run == null ? null : QueueKind.of(run);
        if (kind == null) {
            return null;
        }
        Lifecycle times = queue.lifecycle();
        Lifecycle lifecycle = times.updatedAt() != null ? times
                : new Lifecycle(times.createdAt(), times.createdAt(), times.deletedAt(), times.createdById(),
                        times.updatedById(), times.deletedById());
        QueueData data = queue.dataOrNone();
        boolean isBatched = data.batchSize() != null || data.batchOffset() != null;
        return new SimpleQueue(queue.id(), queue.header(), lifecycle, queue.status(),
                new Data(kind, kind == QueueKind.QUERIES ? ids(run, "query_revision") : null,
                        kind == QueueKind.TESTSETS ? ids(run, "testset_revision") : null, repeats(run, data), data.userIds(),
                        isBatched ? new Settings(data.batchSize(), data.batchOffset()) : null),
                queue.runId());
    }

    private static Integer repeats(Run run, QueueData data) {
        int lanes = data.userIds() == null ? 0 : data.userIds().size();
        int repeats = Math.max(run.dataOrNone().repeats(), lanes);
        return repeats > 1 || lanes > 0 ? repeats : null;
    }

    private static List<UUID> ids(Run run, String name) {
        return run.dataOrNone().steps(Step.Type.INPUT).stream().map(step -> step.reference(name)).filter(Objects::nonNull)
                .map(reference -> reference.id()).filter(Objects::nonNull).toList();
    }
}
