package io.agentaquarkus.span.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTimeTest {

    @ParameterizedTest
    @CsvSource({ "1700000000, 1700000000000000000", "1700000000123, 1700000000123000000",
            "1700000000123456, 1700000000123456000", "1700000000123456789, 1700000000123456789",
            "-1700000000, -1700000000000000000" })
    void wholeNumbersAreToldByTheirDigits(long number, long nanos) {
        assertEquals(nanos, SpanTime.ns(number));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 1, 123456, -170000000, -17000000000L, 17000000000L, Long.MIN_VALUE })
    void otherNumbersOfDigitsAreNoTime(long number) {
        assertThrows(IllegalArgumentException.class, () -> SpanTime.ns(number));
    }

    @ParameterizedTest
    @CsvSource({ "1700000000.5, 1700000000500000000", "1700000000123.4, 1700000000123400000", "0.000001, 1000",
            "-1.5, -1500000000" })
    void decimalsAreSecondsOrMilliseconds(double number, long nanos) {
        assertEquals(nanos, SpanTime.ns(number));
    }

    @ParameterizedTest
    @CsvSource({ "2023-11-14T22:13:20Z, 1700000000000000000", "2023-11-14t22:13:20z, 1700000000000000000",
            "2023-11-14 22:13:20, 1700000000000000000", "2023-11-14T23:13:20+01:00, 1700000000000000000",
            "2023-11-14T23:13:20+0100, 1700000000000000000", "2023-11-14T22:13:20.123456789Z, 1700000000123456789",
            "2023-11-14T22:13:20.1, 1700000000100000000", "2023-11-14T22:13, 1699999980000000000",
            "2023-11-14, 1699920000000000000", "' 1700000000 ', 1700000000000000000", "1700000000.5, 1700000000500000000",
            "1969-12-31T23:59:59Z, -1000000000" })
    void textIsAnIsoTimeOrANumber(String text, long nanos) {
        assertEquals(nanos, SpanTime.ns(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yesterday", "2023-13-01", "2023-11-31T00:00:00Z", "2023-02-29", "2023-11-14T24:00:00Z",
            "3000-01-01T00:00:00Z",
            "1500-01-01T00:00:00Z", "99999999999999999999999999", "NaN" })
    void anythingElseIsNone(String text) {
        assertThrows(IllegalArgumentException.class, () -> SpanTime.ns(text));
    }

    @Test
    void valuesOfAnotherTypeAreNone() {
        for (Object value : List.of(true, List.of(), Double.NaN, 1e300, Double.NEGATIVE_INFINITY)) {
            assertThrows(IllegalArgumentException.class, () -> SpanTime.ns(value));
        }
        assertThrows(IllegalArgumentException.class, () -> SpanTime.ns(null));
    }

    @Test
    void theTimeOfAnEventKeepsItsOffset() {
        assertEquals("2023-11-14T22:13:20Z", SpanTime.eventText("2023-11-14T22:13:20Z"));
        assertEquals("2023-11-14T23:13:20.500000+01:00", SpanTime.eventText("2023-11-14T23:13:20.5+01:00"));
        assertEquals("2023-11-14T22:13:20", SpanTime.eventText("2023-11-14T22:13:20"));
        assertEquals("2023-11-14T22:13:20", SpanTime.eventText(1_700_000_000L));
        assertEquals("2023-11-14T22:13:20.500000", SpanTime.eventText("1700000000.5"));
    }

    @ParameterizedTest
    @CsvSource({ "0, 1970-01-01T00:00:00", "1700000000000000000, 2023-11-14T22:13:20",
            "1700000000500000000, 2023-11-14T22:13:20.500000",
            "1700000000000001000, 2023-11-14T22:13:20.000001", "1700000000000000001, 2023-11-14T22:13:20.000000001",
            "1700000040000000000, 2023-11-14T22:14:00", "-1, 1969-12-31T23:59:59.999999999",
            "9223372036854775807, 2262-04-11T23:47:16.854775807" })
    void timesOfEventsAsText(long nanos, String text) {
        assertEquals(text, EventTime.text(nanos));
    }
}
