package io.agentaquarkus.evaluation;

import java.util.Set;
import java.util.UUID;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.revision.Actor;

/**
 * What the server has accepted to execute, for as long as it is not done.
 *
 * @param userId on whose behalf
 * @param kind who makes the cells: the word of one of the kinds of jobs that the server knows
 * @param planned whether its tasks are there, one for each scenario
 * @param lease the right to plan it or to finish it; null of a job that is only looked at
 * @param attempts how often that was leased
 */
public record Job(UUID projectId, UUID id, UUID runId, UUID userId, String kind, Work work, boolean planned, UUID lease,
        int attempts) {

    /** Applications and evaluators are invoked, as the steps of the run say. */
    public static final String EVALUATION = "evaluation";

    /**
     * The work on one scenario.
     *
     * @param job without a lease of its own
     * @param lease the right to store what comes of the task
     * @param attempts how often it was leased
     * @param done the places of cells that have been stored for it
     */
    public record Task(Job job, UUID scenarioId, UUID lease, int attempts, Set<String> done) {

        /** How a cell is called among those that are done. */
        public static String cell(String stepKey, int repeatIdx) {
            return repeatIdx + " " + stepKey;
        }
    }

    /** Who is named in what is written. */
    public Actor actor() {
        return new Actor(projectId, userId, Times.now());
    }
}
