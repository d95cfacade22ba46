package io.agentaquarkus.span.store;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import io.agentaquarkus.span.store.SpanFigures.Figure;
import io.agentaquarkus.span.store.SpanFigures.Intervals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** The hours within a window that {@link FigureHours} has made, as one state of the database has them. */
final class HourFigures {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FETCHED = 16;

    private static final String FIND = """
            select hour, spans from figure_hour where project_id = $1 and hour >= $2 and hour <= $3 and times is not null
            order by hour
            """;
    private static final String READ = """
            select hour, kinds, %s from figure_hour
            where project_id = $1 and hour >= $2 and hour <= $3 and times is not null and spans > 0 order by hour
            """;
    /** What a server of an older version makes meanwhile has nothing sorted. */
    private static final String SORTED = "coalesce(sorted_%1$s, %1$s)";

    private final UUID projectId;
    private final Intervals intervals;
    private final Map<Instant, Integer> spans;

    private HourFigures(UUID projectId, Intervals intervals, Map<Instant, Integer> spans) {
        this.projectId = projectId;
        this.intervals = intervals;
        this.spans = spans;
    }

    /** A range of time: from the oldest on, up to the newest, which does not belong to it. */
    record Range(Instant oldest, Instant newest) {
    }

    static Uni<HourFigures> find(TimedRead read, UUID projectId, Intervals intervals) {
        return read.rows(FIND, parameters(projectId, intervals)).map(rows -> new HourFigures(projectId, intervals,
                rows.stream().collect(Collectors.toMap(HourFigures::hour, row -> row.getInteger("spans"), Integer::sum,
                        TreeMap::new))));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** No interval has more spans of these hours than this. */
    long largestInterval() {
        Map<Long, Long> sums = new HashMap<>();
        spans.forEach((hour, count) -> {
            long last = intervals.number(hour.plus(HOUR).minusNanos(1));
            for (long interval = intervals.number(hour); interval <= last; interval++) {
                sums.merge(interval, (long) count, Long::sum);
            }
        });
        return sums.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The rest of the window, in order. */
    List<Range> gaps() {
        List<Range> gaps = new ArrayList<>();
        Instant at = intervals.oldest();
        for (Instant hour : spans.keySet()) {
            if (at.isBefore(hour)) {
                gaps.add(new Range(at, hour));
            }
            at = hour.plus(HOUR);
        }
        if (at.isBefore(intervals.newest())) {
            gaps.add(new Range(at, intervals.newest()));
        }
        return gaps;
    }

    /** Adds all hours, and tells everything that was added. */
    Uni<Void> read(TimedRead read, List<Figure> figures, IntervalFigures all) {
        boolean sorted = spans.keySet().stream().allMatch(this::isWithinInterval);
        String columns = figures.stream()
                .map(figure -> ", " + (sorted ? SORTED : "%s").formatted(figure.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
        String sql = READ.formatted((sorted ? "null" : "times") + columns);
        return read.each(sql, parameters(projectId, intervals), FETCHED, row -> {
            Instant hour = hour(row);
            all.tellBefore(hour);
            List<DoubleBuffer> values = new ArrayList<>();
            for (int i = 0; i < figures.size(); i++) {
                values.add(bytes(row, 3 + i).asDoubleBuffer());
            }
            if (sorted) {
                all.add(hour, bytes(row, 1).asShortBuffer(), values);
            } else {
                all.add(hour, bytes(row, 1).asShortBuffer(), bytes(row, 2).asLongBuffer(), values);
            }
        }).invoke(end -> all.tellBefore(Instant.MAX));
    }

    private static List<Object> parameters(UUID projectId, Intervals intervals) {
        return List.of(projectId, FigureHours.firstHour(intervals.oldest()).atOffset(ZoneOffset.UTC),
                intervals.newest().minus(HOUR).atOffset(ZoneOffset.UTC));
    }

    /** Whether an hour lies within one interval, which is to say that it does not matter when its spans began. */
    private boolean isWithinInterval(Instant hour) {
        return intervals.number(hour) == intervals.number(hour.plus(HOUR).minusNanos(1));
    }

    private static ByteBuffer bytes(Row row, int column) {
        return row.getDelegate().getBuffer(column).getByteBuf().nioBuffer();
    }

    private static Instant hour(Row row) {
        return row.getOffsetDateTime("hour").toInstant();
    }
}
