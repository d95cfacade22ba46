package io.agentaquarkus.published;

import java.time.DateTimeException;
import java.time.Instant;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.problem.Problem;

/** Times of a request. */
final class Moments {

    private Moments() {
    }

    /**
     * Reads a time with its offset; null for null. Some that have the described form are none: a leap second, or one beyond
     * the years that can be kept.
     */
    static Instant read(String time, String field) {
        try {
            return time == null ? null : Times.rfc3339(time);
        } catch (DateTimeException e) {
            throw Problem.badRequest(field + ": '" + time + "' is no time.");
        }
    }
}
