package io.agentaquarkus.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({ "0, 0", "499, 0", "500, 0", "501, 1", "999, 1", "1000, 1", "1500, 1", "1501, 2", "-1, 0", "-500, 0",
            "-999, 0", "-1000, -1", "-1999, -1", "1700000000123456500, 1700000000123456",
            "9223372036854775807, 9223372036854776",
            "-9223372036854775808, -9223372036854775" })
    void microsAreTheNearestAndBefore1970TheNextTowardsIt(long ns, long micros) {
        assertEquals(micros, Span.micros(ns));
    }
}
