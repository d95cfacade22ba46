package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.problem.Problem;

class FilterTimesTest {

    @ParameterizedTest
    @CsvSource({ "1700000000, 1700000000000000", "1700000000123, 1700000000123000", "1700000000123456, 1700000000123456",
            "1700000000123456789, 1700000000123456", "-1700000000, -1700000000000000" })
    void numbersAreToldByTheirDigits(long number, long micros) {
        assertEquals(micros, FilterTimes.epochMicros(number));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 5, 17000000000L, Long.MIN_VALUE })
    void otherNumbersAreAmbiguous(long number) {
        assertEquals("Timestamp " + number + " is ambiguous.",
                assertThrows(Problem.class, () -> FilterTimes.epochMicros(number)).detail());
    }

    @ParameterizedTest
    @CsvSource({ "2023-11-14T22:13:20Z, 1700000000000000", "2023-11-14 22:13:20, 1700000000000000",
            "2023-11-14T23:13:20+01:00, 1700000000000000", "2023-11-14T22:13:20.123456789, 1700000000123456",
            "2023-11-14, 1699920000000000" })
    void texts(String text, long micros) {
        assertEquals(micros, FilterTimes.micros(FilterTimes.instant(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "soon", "2023-02-29", "2023-02-29T00:00:00Z" })
    void anythingElseIsNone(String text) {
        assertThrows(DateTimeException.class, () -> FilterTimes.instant(text));
        assertNull(FilterTimes.micros(JsonNodeFactory.instance.textNode(text)));
    }

    @Test
    void valuesOfAnotherTypeAreNone() {
        assertNull(FilterTimes.micros(JsonNodeFactory.instance.booleanNode(true)));
        assertNull(FilterTimes.micros(JsonNodeFactory.instance.numberNode(1.5)));
        assertEquals(JsonNodeFactory.instance.nullNode(), FilterTimes.micros(JsonNodeFactory.instance.nullNode()));
    }
}
