package io.agentaquarkus.evaluation.execution;

/**
 * The work was stopped, or somebody else has taken it up: nothing more is to be stored. It is expected, so no stack trace is
 * recorded.
 */
final class LostLease extends RuntimeException {

    /** Fails when the lease is no longer held. */
    static void unless(boolean held) {
        if (!held) {
            throw new LostLease();
        }
    }

    LostLease() {
        super("The work is no longer this server's.", null, false, false);
    }
}
