package io.agentaquarkus.evaluation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who does what a step says. It makes a difference for annotations alone. */
public enum Origin {
    /** A client. */
    CUSTOM,
    /** People. */
    HUMAN,
    /** The server. */
    AUTO;

    /** Reads a word that the contract has checked. */
    @JsonCreator
    public static Origin of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
