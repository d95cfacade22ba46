package io.agentaquarkus.span;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The OpenTelemetry kind, in the order of the protocol. The ordinal is what the database holds: only append. */
public enum SpanKind {

    UNSPECIFIED,
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER;

    private static final Map<String, SpanKind> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(SpanKind::wire, Function.identity()));

    private final String wire = "SPAN_KIND_" + name();

    /** The word that stands for this value in requests and answers. */
    public String wire() {
        return wire;
    }

    /** The value of a word, or null when the word is not one of them. */
    public static SpanKind of(String wire) {
        return wire == null ? null : BY_WIRE.get(wire);
    }
}
