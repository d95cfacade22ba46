package io.agentaquarkus.evaluation;

import java.util.Locale;

/** What a run is and has. Those that begin with {@code HAS} follow from its steps. */
public enum RunFlag {
    IS_LIVE,
    IS_ACTIVE,
    IS_CLOSED,
    IS_QUEUE,
    IS_CACHED,
    IS_SPLIT,
    HAS_QUERIES,
    HAS_TESTSETS,
    HAS_TRACES,
    HAS_TESTCASES,
    HAS_EVALUATORS,
    HAS_CUSTOM,
    HAS_HUMAN,
    HAS_AUTO;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isDerived() {
        return name().startsWith("HAS_");
    }
}
