package io.agentaquarkus.span;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a span stands for. The ordinal is what the database holds: only append. */
public enum SpanType {

    AGENT,
    CHAIN,
    WORKFLOW,
    TASK,
    TOOL,
    EMBEDDING,
    QUERY,
    LLM,
    COMPLETION,
    CHAT,
    RERANK,
    UNKNOWN;

    private static final Map<String, SpanType> BY_WIRE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(SpanType::wire, Function.identity()));

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** The word that stands for this value in requests and answers. */
    public String wire() {
        return wire;
    }

    /** The value of a word, or null when the word is not one of them. */
    public static SpanType of(String wire) {
        return wire == null ? null : BY_WIRE.get(wire);
    }
}
