package io.agentaquarkus.evaluation.execution;

/**
 * The work was stopped, or somebody else has taken it up: nothing more is to be stored. It is expected, so no stack trace is
 * recorded.
 */
final class LostLease extends RuntimeException {

    LostLease() {
        super("The work is no longer this server's.", null, false, false);
    }
}
