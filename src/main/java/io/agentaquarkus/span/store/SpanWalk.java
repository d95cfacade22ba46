package io.agentaquarkus.span.store;

import java.util.List;

import io.agentaquarkus.span.filter.TermQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * The candidates of a scan in its order, piece by piece. A candidate fulfils what SQL decides of the filter; what is left
 * ({@link SpanScan#residual()}) is for the caller to decide.
 */
interface SpanWalk {

    /**
     * Along the terms of the filter, where they leave out enough of the spans, and else along all spans.
     *
     * @param unindexed up to which row of spans that wait for their index these have to be found too
     */
    static Uni<SpanWalk> begin(TimedRead read, SpanScan scan, long unindexed) {
        if (scan.terms().equals(TermQuery.ANY)) {
            return Uni.createFrom().item(new PlainWalk(scan));
        }
        return SegmentSearch.find(read, scan)
                .map(found -> found.isPresent() ? new SearchWalk(scan, found.get(), unindexed) : new PlainWalk(scan));
    }

    /**
     * The next candidates; rows of {@link SpanRows#COLUMNS} and {@code start_us}. There may be fewer than asked for, or none,
     * although others follow.
     *
     * @param rows at most so many
     */
    Uni<List<Row>> next(TimedRead read, int rows);

    boolean hasNext();

    /** What is left, for a walk in another transaction. */
    SpanScan rest();
}
