package io.agentaquarkus.span.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @Test
    void whatStandsForANumber() {
        assertEquals(5L, Numbers.of(5L));
        assertEquals(0.5, Numbers.of(0.5));
        assertEquals(1L, Numbers.of(true));
        assertEquals(0L, Numbers.of(false));
        assertEquals(-12L, Numbers.of(" -12 "));
        assertEquals(1.5e3, Numbers.of("1.5e3"));
        assertEquals(0.5, Numbers.of(".5"));
        assertEquals(1e19, Numbers.of("10000000000000000000"));
        assertEquals(BigInteger.TEN, Numbers.of(BigInteger.TEN));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "many", "1,5", "0x10", "1d", "NaN", "Infinity", "1e999", "1 2", "--1", "٣" })
    void otherTextStandsForNone(String text) {
        assertNull(Numbers.of(text));
    }

    @Test
    void otherValuesStandForNone() {
        assertNull(Numbers.of(null));
        assertNull(Numbers.of(List.of()));
        assertNull(Numbers.of(Double.NaN));
        assertNull(Numbers.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void sumsStayWholeWhileTheyFit() {
        assertEquals(5L, Numbers.add(2L, 3L));
        assertEquals(5.0, Numbers.add(2L, 3.0));
        assertEquals(9.223372036854775807e18, Numbers.add(Long.MAX_VALUE, 1L));
        assertEquals(-9.223372036854775808e18, Numbers.add(Long.MIN_VALUE, -1L));
        assertEquals(11.0, Numbers.add(BigInteger.TEN, 1L));
    }
}
