package io.agentaquarkus.span.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IndexingPaceTest {

    private static final long S = 1_000_000_000;

    private final IndexingPace pace = new IndexingPace(S);

    @Test
    void withFewSpansItGoesOnAtOnce() {
        assertTrue(pace.isTime(0, IndexingPace.MANY));
        assertTrue(pace.isTimeForMore(0, S));
        assertTrue(pace.isTime(S, 2 * IndexingPace.MANY));
    }

    @Test
    void withManySpansItRestsNineTimesAsLong() {
        assertTrue(pace.isTime(0, 5_000), "there was nothing to rest from yet");
        assertFalse(pace.isTimeForMore(0, 2 * S));
        assertFalse(pace.isTime(3 * S, 10_000));
        assertFalse(pace.isTime(19 * S, 15_000));
        assertTrue(pace.isTime(20 * S, 20_000));
    }

    @Test
    void itEndsItsRestOnceFewAreWritten() {
        assertTrue(pace.isTime(0, 5_000));
        assertFalse(pace.isTimeForMore(0, 2 * S));
        assertTrue(pace.isTime(3 * S, 5_100));
    }

    @Test
    void manySpansWaitForTheLull() {
        assertTrue(pace.isTime(0, 5_000));
        assertEquals(IndexingPace.WAITING_MAX_IN_A_RUSH, pace.waitingMax());
        assertTrue(pace.isTime(S, 5_100));
        assertEquals(IndexingPace.WAITING_MAX, pace.waitingMax());
    }
}
