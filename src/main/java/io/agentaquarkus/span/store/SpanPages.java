package io.agentaquarkus.span.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.FilterEvaluator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A scan page by page, each in a transaction of its own: nobody holds a connection while a page is on its way to its reader.
 * Pages have as many rows as make about a megabyte.
 */
final class SpanPages {

    private static final int FIRST_ROWS = 20;
    private static final int ROWS_MAX = 1_000;
    private static final long PAGE_BYTES = 1 << 20;
    private static final int COLUMN_BYTES = 500;

    private final Pool pool;
    private final Duration timeLimit;
    private final long unindexed;
    private SpanScan scan;
    private long left;
    private int rows = FIRST_ROWS;

    /**
     * @param unindexed as {@link SpanWalk#begin} has it
     * @param limit of spans in all pages together; null is none, and less than 1 counts as 1
     */
    SpanPages(Pool pool, Duration timeLimit, SpanScan scan, long unindexed, Integer limit) {
        this.unindexed = unindexed;
        this.pool = pool;
        this.timeLimit = timeLimit;
        this.scan = scan;
        this.left = limit == null ? Long.MAX_VALUE : Math.max(1, limit);
    }

    boolean hasNext() {
        return left > 0;
    }

    /** It may be empty although others follow. */
    Uni<List<StoredSpan>> next() {
        return TimedRead.run(pool, timeLimit, read -> SpanWalk.begin(read, scan, unindexed)
                .chain(walk -> walk.next(read, rows).map(found -> page(found, walk))));
    }

    private List<StoredSpan> page(List<Row> read, SpanWalk walk) {
        List<StoredSpan> page = new ArrayList<>();
        long bytes = 1;
        for (Row row : read) {
            StoredSpan span = SpanRows.read(row);
            bytes += COLUMN_BYTES + span.span().attributes().length
                    + (span.span().events() == null ? 0 : span.span().events().length);
            if (left > 0 && FilterEvaluator.matches(scan.residual(), span)) {
                page.add(span);
                left--;
            }
        }
        if (!walk.hasNext()) {
            left = 0;
        } else {
            scan = walk.rest();
            rows = read.isEmpty() ? rows : (int) Math.max(1, Math.min(ROWS_MAX, read.size() * PAGE_BYTES / bytes));
        }
        return page;
    }
}
