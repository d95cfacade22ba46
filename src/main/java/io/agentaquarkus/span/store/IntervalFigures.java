package io.agentaquarkus.span.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.store.SpanFigures.Figure;
import io.agentaquarkus.span.store.SpanFigures.Figures;
import io.agentaquarkus.span.store.SpanFigures.Intervals;
import io.vertx.core.buffer.Buffer;

/**
 * Puts together by intervals what comes span by span and what comes by the hour, and tells each interval once it is complete.
 */
final class IntervalFigures implements Figures {

    private static final TraceType[] TRACE_TYPES = TraceType.values();
    private static final SpanType[] SPAN_TYPES = SpanType.values();
    /** Places for the types of spans, each once as named and once as assumed. */
    private static final int KINDS = 256;

    private final Intervals intervals;
    private final List<Figure> figures;
    private final Figures receiver;
    private final TreeMap<Long, Gathered> open = new TreeMap<>();

    IntervalFigures(Intervals intervals, List<Figure> figures, Figures receiver) {
        this.intervals = intervals;
        this.figures = figures;
        this.receiver = receiver;
    }

    @Override
    public void types(Instant interval, TraceType traceType, SpanType spanType, long spans) {
        // Which type is assumed makes no difference.
        int kind = spanType == null ? 0 : spanType.ordinal() * 2 + 1;
        at(intervals.number(interval)).kinds[traceType.ordinal() * KINDS + kind] += spans;
    }

    @Override
    public void values(Instant interval, Figure figure, double[] values) {
        Numbers numbers = at(intervals.number(interval)).values.get(figures.indexOf(figure));
        for (double value : values) {
            numbers.add(value);
        }
    }

    /** The spans of an hour, as {@code figure_hour} has them; one buffer for each figure. */
    void add(Instant hour, Buffer times, Buffer kinds, List<Buffer> values) {
        long hourUs = ChronoUnit.MICROS.between(intervals.oldest(), hour);
        long number = -1;
        Gathered gathered = null;
        for (int i = 0; i < times.length() / Long.BYTES; i++) {
            long of = intervals.number(hourUs + times.getLong(i * Long.BYTES));
            if (of != number) {
                number = of;
                gathered = at(of);
            }
            gathered.kinds[kinds.getShort(i * Short.BYTES)]++;
            for (int figure = 0; figure < values.size(); figure++) {
                gathered.values.get(figure).add(values.get(figure).getDouble(i * Double.BYTES));
            }
        }
    }

    /** Nothing more comes for intervals that end before a time. */
    void tellBefore(Instant time) {
        long first = time.isAfter(intervals.newest()) ? Long.MAX_VALUE : intervals.number(time);
        while (!open.isEmpty() && open.firstKey() < first) {
            var complete = open.pollFirstEntry();
            tell(intervals.begin(complete.getKey()), complete.getValue());
        }
    }

    private void tell(Instant interval, Gathered gathered) {
        for (int kind = 0; kind < gathered.kinds.length; kind++) {
            if (gathered.kinds[kind] > 0) {
                boolean named = kind % 2 == 1;
                receiver.types(interval, TRACE_TYPES[kind / KINDS], named ? SPAN_TYPES[kind % KINDS / 2] : null,
                        gathered.kinds[kind]);
            }
        }
        for (int i = 0; i < figures.size(); i++) {
            double[] values = gathered.values.get(i).all();
            if (values.length > 0) {
                receiver.values(interval, figures.get(i), values);
            }
        }
    }

    private Gathered at(long interval) {
        return open.computeIfAbsent(interval, number -> new Gathered(figures.size()));
    }

    private static final class Gathered {

        final long[] kinds = new long[TRACE_TYPES.length * KINDS];
        final List<Numbers> values = new ArrayList<>();

        Gathered(int figures) {
            for (int i = 0; i < figures; i++) {
                values.add(new Numbers());
            }
        }
    }

    /** A list of numbers; those that are none are left out. */
    private static final class Numbers {

        private double[] numbers = new double[64];
        private int size;

        void add(double number) {
            if (!Double.isNaN(number)) {
                if (size == numbers.length) {
                    numbers = Arrays.copyOf(numbers, size * 2);
                }
                numbers[size++] = number;
            }
        }

        double[] all() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
