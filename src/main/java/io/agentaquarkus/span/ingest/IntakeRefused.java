package io.agentaquarkus.span.ingest;

import io.agentaquarkus.problem.Problem;

/**
 * The spans of a request were not taken, none of them, and the same request may succeed later: the intake is full or the
 * database cannot be reached. Answered with 503 and {@code Retry-After}.
 */
public class IntakeRefused extends Problem {

    /** What the sender is asked to wait, in seconds. */
    public static final int RETRY_AFTER_S = 1;

    private IntakeRefused(String reason) {
        super(503, reason);
    }

    public static IntakeRefused full() {
        return new IntakeRefused("Too many spans are waiting to be written.");
    }

    static IntakeRefused storeUnavailable() {
        return new IntakeRefused("Spans cannot be written at the moment.");
    }
}
