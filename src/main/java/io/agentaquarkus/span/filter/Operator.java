package io.agentaquarkus.span.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a condition compares with. */
public enum Operator {

    IS(Kind.COMPARISON),
    IS_NOT(Kind.COMPARISON),
    EQ(Kind.NUMERIC),
    NEQ(Kind.NUMERIC),
    GT(Kind.NUMERIC),
    LT(Kind.NUMERIC),
    GTE(Kind.NUMERIC),
    LTE(Kind.NUMERIC),
    BTWN(Kind.NUMERIC),
    STARTSWITH(Kind.STRING),
    ENDSWITH(Kind.STRING),
    CONTAINS(Kind.STRING),
    MATCHES(Kind.STRING),
    LIKE(Kind.STRING),
    IN(Kind.LIST),
    NOT_IN(Kind.LIST),
    HAS(Kind.DICT),
    HAS_NOT(Kind.DICT),
    EXISTS(Kind.EXISTENCE),
    NOT_EXISTS(Kind.EXISTENCE);

    /** Which fields take the operator depends on its kind. */
    public enum Kind {
        COMPARISON,
        NUMERIC,
        STRING,
        LIST,
        DICT,
        EXISTENCE
    }

    private static final Map<String, Operator> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(o -> o.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final Kind kind;

    Operator(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The operator of a word, or null. */
    static Operator of(String word) {
        return BY_WORD.get(word);
    }
}
