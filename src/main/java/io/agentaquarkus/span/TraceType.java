package io.agentaquarkus.span;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a trace records. The ordinal is what the database holds: only append. */
public enum TraceType {

    INVOCATION,
    ANNOTATION,
    UNKNOWN;

    private static final Map<String, TraceType> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(TraceType::wire, Function.identity()));

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The word that stands for this value in requests and answers. */
    public String wire() {
        return wire;
    }

    /** The value of a word, or null when the word is not one of them. */
    public static TraceType of(String wire) {
        return wire == null ? null : BY_WIRE.get(wire);
    }
}
