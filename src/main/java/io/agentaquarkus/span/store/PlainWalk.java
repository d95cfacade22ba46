package io.agentaquarkus.span.store;

import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Along all spans: each piece continues behind the last row of the one before. */
final class PlainWalk implements SpanWalk {

    private SpanScan scan;
    private boolean ended;

    PlainWalk(SpanScan scan) {
        this.scan = scan;
    }

    @Override
    public Uni<List<Row>> next(TimedRead read, int rows) {
        return read.rows(scan.sql(SpanRows.COLUMNS, rows), scan.parameters()).invoke(found -> {
            ended = found.size() < rows;
            if (!ended) {
                Row last = found.get(found.size() - 1);
                scan = scan.behind(last.getLong("start_us"), last.getLong("span_id"));
            }
        });
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public SpanScan rest() {
        return scan;
    }
}
