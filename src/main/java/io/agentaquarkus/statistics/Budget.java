package io.agentaquarkus.statistics;

import io.agentaquarkus.problem.Problem;

/** Memory that one answer may need, about. */
public final class Budget {

    private static final long BYTES_MAX = 64 << 20;

    private long taken;

    /** Refuses with a 400 what would be too much. */
    void take(long bytes) {
        taken += bytes;
        if (taken > BYTES_MAX) {
            throw Problem.badRequest("There are too many values. Narrow the time window or the filter, or set 'rate'.");
        }
    }

    void giveBack(long bytes) {
        taken -= bytes;
    }
}
