package io.agentaquarkus.evaluation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far a run, a scenario, a result or a queue has come. */
public enum Status {
    PENDING,
    QUEUED,
    RUNNING,
    SUCCESS,
    FAILURE,
    ERRORS,
    CANCELLED;

    /** Reads a word that the contract has checked. */
    @JsonCreator
    public static Status of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more is going to happen. */
    public boolean isFinal() {
        return this != PENDING && this != QUEUED && this != RUNNING;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
