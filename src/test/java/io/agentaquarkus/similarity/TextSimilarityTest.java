package io.agentaquarkus.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class TextSimilarityTest {

    @Test
    void charactersAreCountedNotTheirHalves() {
        assertEquals(0.5, EditDistance.similarity("😀a", "😀b"));
        assertEquals(0.5, SequenceRatio.of("😀a", "😀b"));
    }

    @Test
    void textsThatWouldTakeTooLongAreRefused() {
        assertThrows(TooLong.class, () -> EditDistance.similarity("a".repeat(30_000), "b".repeat(30_000)));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            // Of these characters each is just rare enough to begin a block.
            many.appendCodePoint(0x4E00 + i % 101);
        }
        String text = many.toString();
        String reversed = many.reverse().toString();
        assertTimeoutPreemptively(Duration.ofSeconds(60),
                () -> assertThrows(TooLong.class, () -> SequenceRatio.of(text, reversed)));
    }
}
