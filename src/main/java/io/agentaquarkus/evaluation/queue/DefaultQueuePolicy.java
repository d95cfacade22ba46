package io.agentaquarkus.evaluation.queue;

import java.util.List;
import java.util.Map;

import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.problem.Problem;

/** What may not be done with default queues (reference: agenta-evaluations, section 4.5). */
final class DefaultQueuePolicy {

    private static final String NOT_DELETED = "default queues must be archived, not hard deleted";

    private DefaultQueuePolicy() {
    }

    static void check(Queue queue) {
        if (queue.isDefault() && queue.dataOrNone().restricts()) {
            throw new Problem(422,
                    Map.of("message", "default queues cannot filter scenarios, steps, assignments, or batches"));
        }
    }

    static void checkEdit(Queue before, Queue after) {
        if (before.isDefault() && !after.isDefault()) {
            throw refusal("default queues cannot be demoted", after);
        }
        check(after);
    }

    static void checkDelete(Queue queue) {
        if (queue.isDefault()) {
            throw refusal(NOT_DELETED, queue);
        }
    }

    static void checkDelete(List<Queue> queues) {
        if (queues.stream().anyMatch(Queue::isDefault)) {
            throw new Problem(409, Map.of("message", NOT_DELETED));
        }
    }

    private static Problem refusal(String message, Queue queue) {
        return new Problem(409, Problem.members("message", message, "queue_id", queue.id()));
    }
}
