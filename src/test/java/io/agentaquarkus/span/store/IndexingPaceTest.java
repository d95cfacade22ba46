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
        assertTrue(pace.isTime(0, IndexingPace.MANY, 0));
        assertTrue(pace.isTimeForMore(0, S));
        assertTrue(pace.isTime(S, 2 * IndexingPace.MANY, 0));
    }

    @Test
    void withManySpansItRestsNineTimesAsLong() {
        assertTrue(pace.isTime(0, 5_000, 0), "there was nothing to rest from yet");
        assertFalse(pace.isTimeForMore(0, 2 * S));
        assertFalse(pace.isTime(3 * S, 10_000, 0));
        assertFalse(pace.isTime(19 * S, 15_000, 0));
        assertTrue(pace.isTime(20 * S, 20_000, 0));
    }

    @Test
    void itEndsItsRestOnceFewAreWritten() {
        assertTrue(pace.isTime(0, 5_000, 0));
        assertFalse(pace.isTimeForMore(0, 2 * S));
        assertTrue(pace.isTime(3 * S, 5_100, 0));
    }

    @Test
    void manySpansWaitForTheLull() {
        assertTrue(pace.isTime(0, 5_000, 0));
        assertEquals(IndexingPace.WAITING_MAX_IN_A_RUSH, pace.waitingMax());
        assertTrue(pace.isTime(S, 5_100, 0));
        assertEquals(IndexingPace.WAITING_MAX, pace.waitingMax());
    }

    @Test
    void whoSearchesInARushIsHelped() {
        assertTrue(pace.isTime(0, 5_000, 1));
        assertEquals(IndexingPace.WAITING_MAX, pace.waitingMax());
        assertFalse(pace.isTimeForMore(0, 2 * S));
        assertFalse(pace.isTime(3 * S, 10_000, 1));
        assertTrue(pace.isTime(4 * S, 15_000, 1), "it rests as long as it took");
        assertTrue(pace.isTime(10 * S, 20_000, 1));
        assertEquals(IndexingPace.WAITING_MAX_IN_A_RUSH, pace.waitingMax(), "nobody has searched lately");
    }
}
