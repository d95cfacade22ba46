package io.agentaquarkus.trace.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.store.SpanFigures;

/** How a time window is divided (reference: agenta-tracing-query, section 8.2). All times are UTC, days have 24 hours. */
final class Intervals {

    private static final int INTERVALS_MAX = 1_024;
    private static final int DAYS = 30;
    private static final long[] WIDER_MINUTES = { 1, 5, 15, 30, 60, 180, 360, 720, 1_440, 4_320, 10_080, 20_160, 43_200 };
    /** More than there are between the years 1 and 9999. */
    private static final long MINUTES_MAX = 6_000_000_000L;

    private Intervals() {
    }

    /**
     * @param oldest null, or a time that is not before the newest, is 30 days before it
     * @param newest null is the coming midnight
     * @param minutes null is all of the window in one; an interval that would make too many is widened
     * @param rate the share of traces to look at, or null
     */
    static SpanFigures.Intervals of(Instant oldest, Instant newest, Double minutes, Double rate, Instant now) {
        Instant end = newest != null ? newest
                : now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant given = oldest != null && oldest.isBefore(end) ? oldest : end.minus(Duration.ofDays(DAYS));
        // The database keeps microseconds and tells by its own times to which interval a figure belongs.
        Instant begin = given.truncatedTo(ChronoUnit.MICROS);
        return new SpanFigures.Intervals(begin, end, minutes(Duration.between(begin, end), minutes), rate);
    }

    private static long minutes(Duration window, Double asked) {
        if (asked == null) {
            return Math.max(1, window.plus(Duration.ofMinutes(1)).minusNanos(1).toMinutes());
        }
        if (asked != Math.rint(asked) || asked < 1 || asked > MINUTES_MAX) {
            throw Problem.badRequest("'interval' must be a whole number of minutes, from 1 to " + MINUTES_MAX + ".");
        }
        long minutes = asked.longValue();
        return isFew(window, minutes) ? minutes
                : LongStream.of(WIDER_MINUTES).filter(wider -> isFew(window, wider)).findFirst()
                        .orElse(WIDER_MINUTES[WIDER_MINUTES.length - 1]);
    }

    private static boolean isFew(Duration window, long minutes) {
        return window.toMinutes() / minutes <= INTERVALS_MAX;
    }
}
