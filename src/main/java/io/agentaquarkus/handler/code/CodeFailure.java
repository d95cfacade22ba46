package io.agentaquarkus.handler.code;

/** Code that did not come to a result. It is expected, so no stack trace is recorded. */
public final class CodeFailure extends RuntimeException {

    private final boolean unavailable;

    private CodeFailure(String message, boolean unavailable) {
        super(message, null, false, false);
        this.unavailable = unavailable;
    }

    /** The code failed; the message is Python's, for whoever wrote the code. */
    static CodeFailure failed(String message) {
        return new CodeFailure(message, false);
    }

    /** This server cannot run code; the message is for whoever runs the server. */
    static CodeFailure unavailable(String message) {
        return new CodeFailure(message, true);
    }

    public boolean isUnavailable() {
        return unavailable;
    }
}
