package io.agentaquarkus.trace.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.FilterTimes;
import io.agentaquarkus.span.store.SpanFigures;

class IntervalsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T23:59:59.999999Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // Without an interval all is one, in whole minutes.
            "2026-11-01T00:00:00Z, 2026-11-02T00:00:00Z, -, 1440", "2026-11-01T00:00:00Z, 2026-11-01T00:00:00.000001Z, -, 1",
            "2026-11-01T00:00:00Z, 2026-11-01T00:01:00Z, -, 1", "2026-11-01T00:00:00Z, 2026-11-01T00:01:00.000001Z, -, 2",
            // An interval stays while there are 1,024 at most, of which the last is not counted when it is cut short.
            "2026-11-01T00:00:00Z, 2026-11-01T17:04:00Z, 1, 1", "2026-11-01T00:00:00Z, 2026-11-01T17:04:59Z, 1, 1",
            "2026-11-01T00:00:00Z, 2026-11-01T17:05:00Z, 1, 5", "2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z, 7, 720",
            "0001-01-01T00:00:00Z, 9999-12-31T00:00:00Z, 1, 43200",
            "2026-11-01T00:00:00Z, 2026-11-02T00:00:00Z, 6000000000, 6000000000",
            // Elapsed time counts, whatever clocks did: the night in which Berlin went from +02:00 to +01:00 has 25 hours.
            "2026-10-25T00:00:00+02:00, 2026-10-26T00:00:00+01:00, -, 1500",
            "2026-03-29T00:00:00+01:00, 2026-03-30T00:00:00+02:00, -, 1380" })
    void lengths(String oldest, String newest, Double asked, long minutes) {
        assertEquals(minutes,
                Intervals.of(FilterTimes.instant(oldest), FilterTimes.instant(newest), asked, null, NOW).minutes());
    }

    @Test
    void aWindowEndsAtTheComingMidnightAndHasThirtyDays() {
        SpanFigures.Intervals intervals = Intervals.of(null, null, null, null, NOW);
        assertEquals(Instant.parse("2026-11-27T00:00:00Z"), intervals.newest());
        assertEquals(Instant.parse("2026-10-28T00:00:00Z"), intervals.oldest());
        assertEquals(43_200, intervals.minutes());
    }

    @Test
    void midnightIsNotTheComingOne() {
        Instant midnight = Instant.parse("2026-11-26T00:00:00Z");
        assertEquals(Instant.parse("2026-11-27T00:00:00Z"), Intervals.of(null, null, null, null, midnight).newest());
    }

    @Test
    void intervalsBeginWhereTheDatabaseCanSayIt() {
        Instant oldest = Instant.parse("2026-11-01T00:00:00.123456789Z");
        assertEquals(Instant.parse("2026-11-01T00:00:00.123456Z"),
                Intervals.of(oldest, oldest.plusSeconds(60), 1.0, null, NOW).oldest());
    }

    @Test
    void anEmptyWindowBecomesThirtyDays() {
        Instant end = Instant.parse("2026-11-01T00:00:00Z");
        assertEquals(Instant.parse("2026-10-02T00:00:00Z"), Intervals.of(end, end, null, null, NOW).oldest());
        assertEquals(Instant.parse("2026-10-02T00:00:00Z"), Intervals.of(end.plusSeconds(1), end, null, null, NOW).oldest());
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0, -1, 0.5, 1.5, 6_000_000_001.0, Double.NaN, Double.POSITIVE_INFINITY })
    void noIntervals(double asked) {
        Problem refusal = assertThrows(Problem.class, () -> Intervals.of(null, null, asked, null, NOW));
        assertEquals(400, refusal.status());
        assertEquals("'interval' must be a whole number of minutes, from 1 to 6000000000.", refusal.detail());
    }
}
