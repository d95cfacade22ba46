package io.agentaquarkus.span.store;

/**
 * When the index is made although nobody searches: at once while few spans are written. While many are it waits for the lull,
 * since it takes the processor nearly as long as storing them does; when very many wait it is made for a tenth of the time.
 */
final class IndexingPace {

    /** Spans a second from which on they are many. */
    static final long MANY = 4_000;
    /** Fewer are looked at in less time than an answer takes to be noticed. */
    static final int WAITING_MAX = 2_048;
    /** The first search of a rush has the index made for so many in a few seconds, well within its time limit. */
    static final int WAITING_MAX_IN_A_RUSH = 100_000;

    private static final int RESTS = 9;

    private final long everyNs;
    private long written;
    private volatile boolean slow;
    private volatile long restsUntilNs = Long.MIN_VALUE;

    /** @param everyNs the time between two questions whether it is time */
    IndexingPace(long everyNs) {
        this.everyNs = everyNs;
    }

    /** @param writtenSoFar all spans that were written */
    boolean isTime(long nowNs, long writtenSoFar) {
        slow = (writtenSoFar - written) * 1_000_000_000 / everyNs > MANY;
        written = writtenSoFar;
        return !slow || restsUntilNs == Long.MIN_VALUE || nowNs - restsUntilNs >= 0;
    }

    /** A project of which so many spans wait gets its index. */
    int waitingMax() {
        return slow ? WAITING_MAX_IN_A_RUSH : WAITING_MAX;
    }

    /** After a part of the index was made: whether the next part may follow. */
    boolean isTimeForMore(long beganNs, long nowNs) {
        restsUntilNs = nowNs + RESTS * (nowNs - beganNs);
        return !slow;
    }
}
