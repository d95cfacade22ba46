package io.agentaquarkus.span.store;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;

import io.agentaquarkus.span.search.TermCollection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** A segment while the terms of its spans are collected. */
final class SegmentDraft {

    private static final Logger LOG = Logger.getLogger(SegmentDraft.class);

    private final List<SpanKey> keys;
    private final TermCollection terms;
    private final List<Integer> unlisted = new ArrayList<>();
    private int size;

    /**
     * @param keys of spans that may belong to it
     * @param terms an empty collection
     */
    SegmentDraft(List<SpanKey> keys, TermCollection terms) {
        this.keys = keys;
        this.terms = terms;
    }

    /** How many of the keys belong to the segment so far: each has its terms collected. */
    int size() {
        return size;
    }

    TermCollection terms() {
        return terms;
    }

    /** Numbers of spans whose terms are not collected. */
    Integer[] unlisted() {
        return unlisted.toArray(Integer[]::new);
    }

    /** Whether to join it with others would make no segment that is much larger. */
    boolean isLarge() {
        return size >= SegmentWriter.FULL_SPANS / 2 || terms.isHalfFull();
    }

    boolean isComplete() {
        return size == keys.size() || terms.isFull();
    }

    /** @param rows of the next keys, as {@link SegmentContents#next} has them */
    void add(RowSet<Row> rows) {
        int end = Math.min(size + SegmentContents.PIECE, keys.size());
        for (Row row : rows) {
            int place = size + row.getInteger(0) - 1;
            if (terms.isFull()) {
                end = place;
                break;
            }
            if (!addTerms(place, row)) {
                unlisted.add(place);
            }
        }
        size = end;
    }

    private boolean addTerms(int place, Row row) {
        try {
            byte[] attributes = SpanRows.payload(row, 1);
            return attributes != null && terms.add(place, attributes, SpanRows.payload(row, 2));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // A damaged row. It is for those who read it to say so; the others are indexed all the same.
            LOG.errorf(e, "A span at %d µs cannot be read", keys.get(place).start());
            return false;
        }
    }
}
