package io.agentaquarkus.span.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterEvaluator;
import io.agentaquarkus.span.filter.FilterSql;
import io.agentaquarkus.span.store.HourFigures.Range;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Figures from the columns of an index alone, where the filter allows it; the database groups, the receiver computes. */
@ApplicationScoped
public class PgSpanFigures implements SpanFigures {

    /** As many values of one figure are in memory at a time. */
    private static final long VALUES_MAX = 4_000_000;
    /** Figures of intervals up to this size come together, which saves a pass each. */
    private static final long TOGETHER_MAX = 1_000_000;
    /** Everything about as many spans comes in one pass, span by span. */
    private static final long ONE_PASS_MAX = 1_100_000;
    /** What the values of one pass take in the database; what does not fit would go over the disk. */
    private static final String ONE_PASS_MEMORY = "set local work_mem = '128MB'";
    private static final int INTERVALS_FETCHED = 16;
    private static final int SPANS_FETCHED = 500;

    private static final Map<Figure, String> COLUMNS = new EnumMap<>(Map.of(Figure.DURATION, "duration_ms", Figure.ERRORS,
            "errors", Figure.TOKENS, "tokens", Figure.COST, "cost"));
    private static final TraceType[] TRACE_TYPES = TraceType.values();
    private static final SpanType[] SPAN_TYPES = SpanType.values();

    private final Pool pool;
    private final FigureHours hours;
    private final Duration timeLimit;

    PgSpanFigures(Pool pool, FigureHours hours, QueryConfig config) {
        this.pool = pool;
        this.hours = hours;
        this.timeLimit = config.timeLimit();
    }

    @Override
    public boolean canDecide(Filter filter) {
        return new FilterSql(filter, new ArrayList<>()).residual().equals(Filter.ANYTHING);
    }

    @Override
    public Uni<Void> figures(UUID projectId, Filter filter, Intervals intervals, Set<Figure> figures, Figures receiver) {
        Selection selection = new Selection(projectId, filter, intervals, true);
        List<Figure> ordered = List.copyOf(figures);
        if (!filter.equals(Filter.ANYTHING) || intervals.rate() != null) {
            return TimedRead.run(pool, timeLimit, read -> bySpans(read, selection, ordered, receiver));
        }
        return hours.make(projectId, intervals.oldest(), intervals.newest())
                .chain(() -> TimedRead.run(pool, timeLimit, read -> byHours(read, projectId, intervals, ordered, receiver)
                        .chain(done -> done ? Uni.createFrom().voidItem() : bySpans(read, selection, ordered, receiver))));
    }

    private static Uni<Void> bySpans(TimedRead read, Selection selection, List<Figure> figures, Figures receiver) {
        return onePass(read, selection, figures, ONE_PASS_MAX, receiver).chain(done -> done ? Uni.createFrom().voidItem()
                : types(read, selection, receiver)
                        .chain(largest -> values(read, selection, passes(figures, largest), receiver)));
    }

    /**
     * False when that is not the way, since too many spans are in one interval or in no hour; the receiver was told nothing
     * then.
     */
    private static Uni<Boolean> byHours(TimedRead read, UUID projectId, Intervals intervals, List<Figure> figures,
            Figures receiver) {
        return HourFigures.find(read, projectId, intervals).chain(hours -> {
            if (hours.isEmpty() || hours.largestInterval() * Math.max(1, figures.size()) > TOGETHER_MAX) {
                return Uni.createFrom().item(false);
            }
            IntervalFigures all = new IntervalFigures(intervals, figures, receiver);
            Selection rest = new Selection(projectId, intervals, hours.gaps());
            return onePass(read, rest, figures, TOGETHER_MAX / 4, all)
                    .chain(done -> done ? hours.read(read, figures, all).replaceWith(true) : Uni.createFrom().item(false));
        });
    }

    @Override
    public Uni<Void> spans(UUID projectId, Filter filter, Intervals intervals, boolean rootsOnly, Spans receiver) {
        Selection selection = new Selection(projectId, filter, intervals, rootsOnly);
        String sql = "select " + SpanRows.COLUMNS + ", " + selection.interval + " as interval" + selection.from
                + " order by created_at";
        return TimedRead.run(pool, timeLimit, read -> read.each(sql, selection.parameters, SPANS_FETCHED, row -> {
            var span = SpanRows.read(row);
            if (FilterEvaluator.matches(selection.residual, span)) {
                receiver.span(interval(row), span);
            }
        }));
    }

    /** False when there are too many spans; the receiver was told nothing then. */
    private static Uni<Boolean> onePass(TimedRead read, Selection selection, List<Figure> figures, long spansMax,
            Figures receiver) {
        String sql = "select bin as interval, trace_type, span_type, typed, count(*) as spans, (sum(count(*)) over ())::int8 as total"
                + figures.stream().map(figure -> ", string_agg(float8send(" + COLUMNS.get(figure) + "), '')")
                        .collect(Collectors.joining())
                + " from (select " + selection.interval + " as bin, trace_type, span_type, typed, duration_ms, errors,"
                + " tokens, cost" + selection.from + " limit " + (spansMax + 1) + ") spans group by 1, 2, 3, 4 order by 1";
        OnePass pass = new OnePass(figures, spansMax, receiver);
        return read.rows(ONE_PASS_MEMORY, List.of())
                .chain(() -> read.each(sql, selection.parameters, INTERVALS_FETCHED, pass::add))
                // The receiver computes, which is nothing for an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool()).map(end -> pass.end());
    }

    /** The number of spans in the interval that has the most. */
    private static Uni<Long> types(TimedRead read, Selection selection, Figures receiver) {
        String sql = "select " + selection.interval + " as interval, trace_type, span_type, typed, count(*) as spans"
                + selection.from + " group by 1, 2, 3, 4 order by 1";
        return read.rows(sql, selection.parameters).map(rows -> {
            Map<Instant, Long> sizes = new HashMap<>();
            for (Row row : rows) {
                long spans = row.getLong("spans");
                sizes.merge(interval(row), spans, Long::sum);
                receiver.types(interval(row), TRACE_TYPES[row.getShort("trace_type")],
                        row.getBoolean("typed") ? SPAN_TYPES[row.getShort("span_type")] : null, spans);
            }
            return sizes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        });
    }

    private static List<List<Figure>> passes(List<Figure> figures, long largest) {
        if (largest > VALUES_MAX) {
            throw Problem.badRequest("More than " + VALUES_MAX
                    + " traces are in one interval. Narrow the time window or the filter, or set 'interval' or 'rate'.");
        }
        if (figures.isEmpty() || largest == 0) {
            return List.of();
        }
        return largest * figures.size() <= TOGETHER_MAX ? List.of(figures)
                : figures.stream().map(List::of).toList();
    }

    private static Uni<Void> values(TimedRead read, Selection selection, List<List<Figure>> passes, Figures receiver) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (List<Figure> figures : passes) {
            // Eight bytes a value, one after the other: nothing to parse, and absent ones are left out.
            String sql = "select " + selection.interval + " as interval, "
                    + figures.stream().map(figure -> "string_agg(float8send(" + COLUMNS.get(figure) + "), '')")
                            .collect(Collectors.joining(", "))
                    + selection.from + " group by 1 order by 1";
            all = all.chain(() -> read.each(sql, selection.parameters, figures.size() == 1 ? 1 : INTERVALS_FETCHED, row -> {
                for (int i = 0; i < figures.size(); i++) {
                    Buffer values = row.getDelegate().getBuffer(i + 1);
                    if (values != null) {
                        receiver.values(interval(row), figures.get(i), doubles(values));
                    }
                }
            }));
        }
        return all;
    }

    private static double[] doubles(Buffer bytes) {
        double[] values = new double[bytes.length() / Double.BYTES];
        java.nio.ByteBuffer.wrap(bytes.getBytes()).asDoubleBuffer().get(values);
        return values;
    }

    private static Instant interval(Row row) {
        return row.getOffsetDateTime("interval").toInstant();
    }

    /** Puts together what the groups of an interval have, which follow one another. */
    private static final class OnePass {

        private final List<Figure> figures;
        private final long spansMax;
        private final Figures receiver;
        private final List<List<Buffer>> values = new ArrayList<>();
        private Instant interval;
        private boolean tooMany;

        OnePass(List<Figure> figures, long spansMax, Figures receiver) {
            this.figures = figures;
            this.spansMax = spansMax;
            this.receiver = receiver;
            figures.forEach(figure -> values.add(new ArrayList<>()));
        }

        void add(Row row) {
            tooMany |= row.getLong("total") > spansMax;
            if (tooMany) {
                return;
            }
            if (!interval(row).equals(interval)) {
                flush();
                interval = interval(row);
            }
            receiver.types(interval, TRACE_TYPES[row.getShort("trace_type")],
                    row.getBoolean("typed") ? SPAN_TYPES[row.getShort("span_type")] : null, row.getLong("spans"));
            for (int i = 0; i < figures.size(); i++) {
                Buffer some = row.getDelegate().getBuffer(6 + i);
                if (some != null) {
                    values.get(i).add(some);
                }
            }
        }

        boolean end() {
            flush();
            return !tooMany;
        }

        private void flush() {
            for (int i = 0; i < figures.size(); i++) {
                List<Buffer> parts = values.get(i);
                if (!parts.isEmpty()) {
                    Buffer all = parts.get(0);
                    if (parts.size() > 1) {
                        all = Buffer.buffer();
                        parts.forEach(all::appendBuffer);
                    }
                    receiver.values(interval, figures.get(i), doubles(all));
                    parts.clear();
                }
            }
        }
    }

    /** Which spans, and by which intervals. */
    private static final class Selection {

        final List<Object> parameters = new ArrayList<>();
        final String interval = "date_bin($2 * interval '1 minute', created_at, $3)";
        final String from;
        final Filter residual;

        Selection(UUID projectId, Filter filter, Intervals intervals, boolean rootsOnly) {
            parameters.add(projectId);
            parameters.add(intervals.minutes());
            parameters.add(intervals.oldest().atOffset(ZoneOffset.UTC));
            parameters.add(intervals.newest().atOffset(ZoneOffset.UTC));
            List<String> conditions = new ArrayList<>(List.of("project_id = $1", "created_at >= $3", "created_at < $4"));
            if (rootsOnly) {
                conditions.add("parent_id = 0");
            }
            SpanScan.sample(intervals.rate(), parameters, conditions);
            FilterSql sql = new FilterSql(filter, parameters);
            conditions.addAll(sql.conditions());
            residual = sql.residual();
            from = " from span where " + String.join(" and ", conditions);
        }

        /** Root spans of some ranges of time. */
        Selection(UUID projectId, Intervals intervals, List<Range> ranges) {
            parameters.add(projectId);
            parameters.add(intervals.minutes());
            parameters.add(intervals.oldest().atOffset(ZoneOffset.UTC));
            parameters
                    .add(ranges.stream().map(range -> range.oldest().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
            parameters
                    .add(ranges.stream().map(range -> range.newest().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
            residual = Filter.ANYTHING;
            from = " from unnest($4::timestamptz[], $5::timestamptz[]) as range (oldest, newest) join span on project_id = $1"
                    + " and parent_id = 0 and created_at >= oldest and created_at < newest";
        }
    }
}
