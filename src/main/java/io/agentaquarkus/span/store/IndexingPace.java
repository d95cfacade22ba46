package io.agentaquarkus.span.store;

/**
 * When the index is made: at once while few spans are written. While many are it waits for the lull, since it takes the
 * processor nearly as long as storing them does; when very many wait it is made for a tenth of the time, and as soon as
 * somebody
 * searches for half of it. What waits is found all the same, only that a search has to look at it.
 */
final class IndexingPace {

    /** Spans a second from which on they are many. */
    static final long MANY = 4_000;
    /** Fewer are looked at in less time than an answer takes to be noticed. */
    static final int WAITING_MAX = 2_048;
    /** A search looks at so many in a few seconds, well within its time limit. */
    static final int WAITING_MAX_IN_A_RUSH = 100_000;

    private static final int RESTS = 9;
    private static final int RESTS_WHILE_SEARCHED = 1;
    private static final long SEARCHED_NS = 10_000_000_000L;

    private final long everyNs;
    private long written;
    private long searches;
    private long searchedNs;
    private volatile boolean slow;
    private volatile boolean searched;
    private volatile long restsUntilNs = Long.MIN_VALUE;

    /** @param everyNs the time between two questions whether it is time */
    IndexingPace(long everyNs) {
        this.everyNs = everyNs;
    }

    /**
     * @param writtenSoFar all spans that were written
     * @param searchesSoFar all searches there were
     */
    boolean isTime(long nowNs, long writtenSoFar, long searchesSoFar) {
        slow = (writtenSoFar - written) * 1_000_000_000 / everyNs > MANY;
        written = writtenSoFar;
        if (searchesSoFar != searches) {
            searches = searchesSoFar;
            searchedNs = nowNs;
        }
        searched = searches > 0 && nowNs - searchedNs < SEARCHED_NS;
        return !slow || restsUntilNs == Long.MIN_VALUE || nowNs - restsUntilNs >= 0;
    }

    /** A project of which so many spans wait gets its index. */
    int waitingMax() {
        return slow && !searched ? WAITING_MAX_IN_A_RUSH : WAITING_MAX;
    }

    /** After a part of the index was made: whether the next part may follow. */
    boolean isTimeForMore(long beganNs, long nowNs) {
        restsUntilNs = nowNs + (searched ? RESTS_WHILE_SEARCHED : RESTS) * (nowNs - beganNs);
        return !slow;
    }
}
