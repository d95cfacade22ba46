package io.agentaquarkus.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is computed of the values at a path. Of several for one path the first in this order is named in the answer. */
public enum MetricType {

    CONTINUOUS("numeric/continuous"),
    DISCRETE("numeric/discrete"),
    SINGLE("categorical/single"),
    MULTIPLE("categorical/multiple"),
    BINARY("binary"),
    STRING("string"),
    JSON("json"),
    /** Nothing. */
    NONE("none"),
    /** Nothing either. */
    ANY("*");

    private static final Map<String, MetricType> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(MetricType::wire, Function.identity()));

    private final String wire;

    MetricType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** The type of a word that the contract has checked. */
    public static MetricType of(String wire) {
        return BY_WIRE.get(wire);
    }

    public boolean isNumeric() {
        return this == CONTINUOUS || this == DISCRETE;
    }
}
