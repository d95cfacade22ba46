package io.agentaquarkus.trace.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanFigures;
import io.agentaquarkus.span.store.SpanFigures.Figure;
import io.smallrye.mutiny.Uni;

/** Number, cost, tokens and duration of traces by intervals of the time at which they were stored. */
@ApplicationScoped
public class TraceTotals {

    private static final Set<Figure> FIGURES = Set.of(Figure.DURATION, Figure.COST, Figure.TOKENS);

    private final SpanFigures figures;

    TraceTotals(SpanFigures figures) {
        this.figures = figures;
    }

    /**
     * @param begin of the interval
     * @param traces how many there are
     * @param durationMs the mean over those that say how long they took; 0 when none does
     */
    public record Total(Instant begin, long traces, double tokens, double cost, double durationMs) {
    }

    /**
     * Every interval of the window, also the empty ones.
     *
     * @param oldest null is 30 days before the newest
     * @param newest null is the coming midnight
     * @param minutes null is all of the window in one; an interval that would make too many is widened
     */
    public Uni<List<Total>> of(UUID projectId, Filter filter, Instant oldest, Instant newest, Double minutes) {
        SpanFigures.Intervals intervals = Intervals.of(oldest, newest, minutes, null, Instant.now());
        Sums sums = new Sums();
        Uni<Void> gathered = filter.equals(Filter.NOTHING) ? Uni.createFrom().voidItem()
                : figures.canDecide(filter) ? figures.figures(projectId, filter, intervals, FIGURES, sums)
                        : figures.spans(projectId, filter, intervals, true, sums);
        return gathered.map(end -> sums.all(intervals));
    }

    private static final class Sum {

        private long traces;
        private double tokens;
        private double cost;
        private double duration;
        private long durations;

        private void add(Figure figure, double value) {
            if (Double.isNaN(value)) {
                return;
            }
            switch (figure) {
                case TOKENS -> tokens += value;
                case COST -> cost += value;
                case DURATION -> {
                    duration += value;
                    durations++;
                }
                case ERRORS -> throw new IllegalArgumentException("Errors are not asked for.");
            }
        }

        private Total total(Instant begin) {
            return new Total(begin, traces, tokens, cost, durations == 0 ? 0 : duration / durations);
        }
    }

    private static final class Sums implements SpanFigures.Figures, SpanFigures.Spans {

        private final Map<Instant, Sum> all = new HashMap<>();

        @Override
        public void types(Instant interval, TraceType traceType, SpanType spanType, long spans) {
            sum(interval).traces += spans;
        }

        @Override
        public void values(Instant interval, Figure figure, double[] values) {
            for (double value : values) {
                sum(interval).add(figure, value);
            }
        }

        @Override
        public void span(Instant interval, StoredSpan span) {
            Span.Metrics metrics = span.span().metrics();
            Sum sum = sum(interval);
            sum.traces++;
            sum.add(Figure.DURATION, metrics.durationMs());
            sum.add(Figure.COST, metrics.cost());
            sum.add(Figure.TOKENS, metrics.tokens());
        }

        private Sum sum(Instant interval) {
            return all.computeIfAbsent(interval, begin -> new Sum());
        }

        private List<Total> all(SpanFigures.Intervals intervals) {
            List<Total> totals = new ArrayList<>();
            Sum none = new Sum();
            for (Instant begin = intervals.oldest(); begin.isBefore(intervals.newest()); begin = begin
                    .plus(Duration.ofMinutes(intervals.minutes()))) {
                totals.add(all.getOrDefault(begin, none).total(begin));
            }
            return totals;
        }
    }
}
