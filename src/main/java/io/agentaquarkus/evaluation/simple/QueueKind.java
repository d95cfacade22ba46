package io.agentaquarkus.evaluation.simple;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.evaluation.Mapping;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunFlag;

/** Where the items of a simple queue come from. */
enum QueueKind {
    QUERIES(RunFlag.HAS_QUERIES),
    TESTSETS(RunFlag.HAS_TESTSETS),
    /** Added one by one, as the next. */
    TRACES(RunFlag.HAS_TRACES),
    TESTCASES(RunFlag.HAS_TESTCASES);

    private final RunFlag flag;

    QueueKind(RunFlag flag) {
        this.flag = flag;
    }

    /** Reads a word that the contract has checked; null for null. */
    static QueueKind of(String wire) {
        return wire == null ? null : valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Null when the run has items from nowhere, or from several places. */
    static QueueKind of(Run run) {
        List<QueueKind> kinds = Arrays.stream(values()).filter(kind -> run.is(kind.flag)).toList();
        return kinds.size() == 1 ? kinds.get(0) : null;
    }

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether items are added one by one. */
    boolean isDirect() {
        return this == TRACES || this == TESTCASES;
    }

    /** The column of the items that are added one by one. */
    Mapping mapping() {
        return this == TRACES ? Mapping.of("query", "data", wire(), "attributes.ag.data")
                : Mapping.of("testset", "data", wire(), "data");
    }

    /** The flags of a run that is a queue of this kind alone. */
    ObjectNode flags() {
        ObjectNode flags = JsonNodeFactory.instance.objectNode().put(RunFlag.IS_QUEUE.wire(), true);
        for (QueueKind kind : values()) {
            flags.put(kind.flag.wire(), kind == this);
        }
        return flags;
    }
}
