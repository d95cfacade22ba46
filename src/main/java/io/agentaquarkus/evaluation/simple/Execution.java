package io.agentaquarkus.evaluation.simple;

import io.agentaquarkus.problem.Problem;

/** What this server does not do: it stores what others execute. */
final class Execution {

    private Execution() {
    }

    /** 501: nothing has been changed, and nothing is going to happen. */
    static Problem missing() {
        return new Problem(501, "This server does not execute evaluations. Execute it with a client, as the SDK does, with the "
                + "status 'running', or evaluate with people alone.");
    }
}
