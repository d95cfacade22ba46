package io.agentaquarkus.server;

/**
 * The server cannot start for a reason that the operator can remove. The message is one line that says what is wrong and
 * what to do; {@link Main} prints it without a stack trace and ends with exit code 1.
 */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
