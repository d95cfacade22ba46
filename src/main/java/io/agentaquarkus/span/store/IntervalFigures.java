package io.agentaquarkus.span.store;

import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.store.SpanFigures.Figure;
import io.agentaquarkus.span.store.SpanFigures.Figures;
import io.agentaquarkus.span.store.SpanFigures.Intervals;

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
        Numbers numbers = at(intervals.number(interval)).values[figures.indexOf(figure)];
        for (double value : values) {
            numbers.add(value);
        }
    }

    /** The spans of an hour that lies within one interval, as {@code figure_hour} has them, but not their times. */
    void add(Instant hour, ShortBuffer kinds, List<DoubleBuffer> values) {
        Gathered gathered = at(intervals.number(hour));
        while (kinds.hasRemaining()) {
            gathered.kinds[kinds.get()]++;
        }
        for (int i = 0; i < gathered.values.length; i++) {
            gathered.values[i].add(values.get(i));
        }
    }

    /** The spans of an hour, as {@code figure_hour} has them. */
    void add(Instant hour, ShortBuffer kind, LongBuffer us, List<DoubleBuffer> values) {
        DoubleBuffer[] numbers = values.toArray(DoubleBuffer[]::new);
        long hourUs = ChronoUnit.MICROS.between(intervals.oldest(), hour);
        long interval = -1;
        Gathered gathered = null;
        while (us.hasRemaining()) {
            long of = intervals.number(hourUs + us.get());
            if (of != interval) {
                interval = of;
                gathered = at(of);
            }
            gathered.kinds[kind.get()]++;
            for (int i = 0; i < numbers.length; i++) {
                gathered.values[i].add(numbers[i].get());
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
            double[] values = gathered.values[i].all();
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
        final Numbers[] values;

        Gathered(int figures) {
            values = new Numbers[figures];
            Arrays.setAll(values, i -> new Numbers());
        }
    }

    /** A list of numbers; those that are none are left out. */
    private static final class Numbers {

        private double[] numbers = new double[0];
        private int size;

        void add(double number) {
            if (!Double.isNaN(number)) {
                room(1);
                numbers[size++] = number;
            }
        }

        void add(DoubleBuffer more) {
            int given = size + more.remaining();
            room(more.remaining());
            more.get(numbers, size, more.remaining());
            for (int i = size; i < given; i++) {
                if (!Double.isNaN(numbers[i])) {
                    numbers[size++] = numbers[i];
                }
            }
        }

        private void room(int more) {
            if (numbers.length - size < more) {
                numbers = Arrays.copyOf(numbers, size == 0 ? Math.max(more, 16) : Math.max(size + more, size * 2));
            }
        }

        /** Nothing is added afterwards. */
        double[] all() {
            return size == numbers.length ? numbers : Arrays.copyOf(numbers, size);
        }
    }
}
