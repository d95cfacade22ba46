package io.agentaquarkus.span.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.filter.Filter;
import io.smallrye.mutiny.Uni;

/**
 * What statistics over spans are made of, by the time at which the spans were first stored. The time limit of
 * {@link SpanReader} holds here too.
 */
public interface SpanFigures {

    /** The figures that the store knows without opening attributes; see {@link io.agentaquarkus.span.Span.Metrics}. */
    enum Figure {

        DURATION,
        ERRORS,
        TOKENS,
        COST
    }

    /**
     * @param oldest where the first interval begins
     * @param newest behind the last span
     * @param minutes the length of an interval
     * @param rate the share of traces to look at, from 0 to 1; null is all
     */
    record Intervals(Instant oldest, Instant newest, long minutes, Double rate) {

        /** The number of the interval that has a time, from 0. */
        public long number(Instant time) {
            return number(ChronoUnit.MICROS.between(oldest, time));
        }

        /** The number of the interval that begins so many microseconds after the first, or contains that time. */
        public long number(long us) {
            return Math.floorDiv(us, minutes * 60_000_000);
        }

        /** Where an interval begins. */
        public Instant begin(long number) {
            return oldest.plus(Duration.ofMinutes(number * minutes));
        }
    }

    /** Is told everything from one thread at a time. Intervals are named by their beginning and come in ascending order. */
    interface Figures {

        /** @param spanType null when the attributes of the spans do not name their type */
        void types(Instant interval, TraceType traceType, SpanType spanType, long spans);

        /** All values of a figure in an interval, in any order; the array is the receiver's. */
        void values(Instant interval, Figure figure, double[] values);
    }

    /** Is told everything from one thread at a time, in the order of creation. */
    interface Spans {

        void span(Instant interval, StoredSpan span);
    }

    /** Whether {@link #figures} can decide the filter; otherwise the spans themselves have to be read. */
    boolean canDecide(Filter filter);

    /**
     * Counts and figures of root spans.
     *
     * @return fails with a 400 when an interval has more spans than can be held in memory
     */
    Uni<Void> figures(UUID projectId, Filter filter, Intervals intervals, Set<Figure> figures, Figures receiver);

    /** The spans themselves. */
    Uni<Void> spans(UUID projectId, Filter filter, Intervals intervals, boolean rootsOnly, Spans receiver);
}
