package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static final String ALPHABET = "0123456789..eE+-fFdDxXpNaInity \t";

    @ParameterizedTest
    @ValueSource(strings = { "1", "1.", ".5", "-1.5e-3", " +2f ", "3D", "0x1p3", "-0X.8P1d", "NaN", "-Infinity", "1e400",
            "\t7\n",
            "00012" })
    void whatJavaReadsIsANumber(String text) {
        assertEquals(Double.valueOf(text), NumberText.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "-", "1e", "1e+", "5e38b1d2-9c1f", "3f7", "12 monkeys", "1.2.3", "0x", "Nano", "Inf",
            "1,5", "١", "1 2" })
    void nothingElseIs(String text) {
        assertNull(NumberText.read(text));
    }

    @Test
    void itAgreesWithJavaOnWhateverLooksLikeANumber() {
        Random random = new Random(3);
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            assertEquals(byJava(text.toString()), NumberText.read(text.toString()), () -> "'" + text + "'");
        }
    }

    private static Double byJava(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
