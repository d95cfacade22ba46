package io.agentaquarkus.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected numbers are those of Python's {@code difflib.SequenceMatcher(None, a, b).ratio()}. */
class SequenceRatioTest {

    private static final String LONG = "You answer questions about invoices. ".repeat(8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "''|''|1.0", "a|''|0.0", "abcd|bcde|0.75", "abxcd|abcd|0.8888888888888888",
            "private Thread currentThread;|private volatile Thread currentThread;|0.8656716417910447",
            "qabxcd|abycdf|0.6666666666666666", "😀 smile|😀 smiles|0.9333333333333333",
            "nowhere to be found|Say \"goodbye\" twice - or hello.|0.2" })
    void likeDifflib(String wanted, String text, double ratio) {
        assertEquals(ratio, SequenceRatio.of(wanted, text));
    }

    @Test
    void theSidesDiffer() {
        assertEquals(0.25, SequenceRatio.of("twice—", "Be gentle."));
        assertEquals(0.125, SequenceRatio.of("Be gentle.", "twice—"));
    }

    @Test
    void repetitionsAreComparedInOrder() {
        assertEquals(0.9833333333333333, SequenceRatio.of("ab".repeat(30), "ba".repeat(30)));
    }

    @Test
    void popularCharactersOfALongTextBeginNoBlockButExtendOne() {
        assertEquals(0.0, SequenceRatio.of("invoices are answered", LONG));
        assertEquals(0.10725552050473186, SequenceRatio.of(LONG, "invoices are answered"));
        assertEquals(0.5769230769230769, SequenceRatio.of(LONG.substring(0, 120), LONG));
        assertEquals(1.0, SequenceRatio.of(LONG, LONG));
    }

    @Test
    void theBoundIsNeverBelow() {
        List<String> texts = List.of("", "a", "abcd", "bcde", "Be gentle.", "twice—", "nowhere to be found", LONG);
        for (String wanted : texts) {
            for (String text : texts) {
                assertTrue(SequenceRatio.bound(wanted, text) >= SequenceRatio.of(wanted, text), wanted + " | " + text);
            }
        }
    }
}
