package io.agentaquarkus.preset;

/** A row, or a configuration, that an evaluation cannot be made with. It is expected, so no stack trace is recorded. */
public final class PresetFailure extends RuntimeException {

    public PresetFailure(String message) {
        super(message, null, false, false);
    }
}
