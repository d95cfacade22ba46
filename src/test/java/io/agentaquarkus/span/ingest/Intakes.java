package io.agentaquarkus.span.ingest;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.store.TraceJoiner;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;

/** Settings and spans for the tests of the intake. */
final class Intakes {

    static final UUID PROJECT = new UUID(1, 1);
    static final UUID USER = new UUID(2, 2);
    static final TraceJoiner JOINER = traces -> Uni.createFrom().voidItem();
    private static final UUID TRACE = new UUID(3, 3);

    private Intakes() {
    }

    static IntakeConfig config(long bytesMax, int batchSpans, long batchBytes, int writers) {
        return new IntakeConfig() {

            @Override
            public MemorySize bytesMax() {
                return new MemorySize(BigInteger.valueOf(bytesMax));
            }

            @Override
            public int batchSpans() {
                return batchSpans;
            }

            @Override
            public MemorySize batchBytes() {
                return new MemorySize(BigInteger.valueOf(batchBytes));
            }

            @Override
            public int writers() {
                return writers;
            }
        };
    }

    /** Spans with ids after their names' last letters: equal names are copies of one span. */
    static List<Span> spans(String... names) {
        return Arrays.stream(names).map(name -> span(name, name.charAt(name.length() - 1))).toList();
    }

    static Span span(String name, long id) {
        return new Span(TRACE, id, 0, TraceType.INVOCATION, SpanType.TASK, SpanKind.INTERNAL, name, 0, 0, StatusCode.UNSET,
                null, null,
                null, null, "{}".getBytes(StandardCharsets.UTF_8), null, null, null, null, Span.Metrics.NONE, Span.Facets.NONE);
    }
}
