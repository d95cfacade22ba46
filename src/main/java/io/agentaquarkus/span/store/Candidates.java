package io.agentaquarkus.span.store;

import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Candidates of a scan in chunks, in the order in which a walk meets the chunks first. Each is made when it is asked for: a
 * page of a frequent value needs few of many thousands.
 */
final class Candidates {

    private final SpanScan scan;
    private final PriorityQueue<Segment> segments;

    Candidates(SpanScan scan) {
        this.scan = scan;
        Comparator<Segment> order = Comparator.comparingLong(segment -> segment.next.begin(scan.isAscending()));
        segments = new PriorityQueue<>(scan.isAscending() ? order : order.reversed());
    }

    /**
     * Adds the candidates of a segment.
     *
     * @param places their numbers
     * @param starts the first start of each chunk
     * @param lastStart the last of all, in microseconds as they
     */
    void add(long id, BitSet places, Long[] starts, long lastStart) {
        Segment segment = new Segment(id, places, starts, lastStart);
        if (segment.advance()) {
            segments.add(segment);
        }
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /** Where the walk meets the next chunk first; there must be one. */
    long begin() {
        return segments.element().next.begin(scan.isAscending());
    }

    /** Takes the next chunk; there must be one. */
    Chunk next() {
        Segment segment = segments.remove();
        Chunk chunk = segment.next;
        if (segment.advance()) {
            segments.add(segment);
        }
        return chunk;
    }

    /**
     * Candidates that lie together.
     *
     * @param oldest the first start in the chunk, in microseconds
     * @param newest no start in the chunk is later
     * @param places of the candidates in the chunk, from 0
     */
    record Chunk(long segment, int number, long oldest, long newest, BitSet places) {

        private long begin(boolean ascending) {
            return ascending ? oldest : newest;
        }
    }

    private final class Segment {

        private final long id;
        private final BitSet places;
        private final Long[] starts;
        private final long lastStart;
        /** The number of the candidate that comes next, or of one between it and the last one. */
        private int at;
        private Chunk next;

        Segment(long id, BitSet places, Long[] starts, long lastStart) {
            this.id = id;
            this.places = places;
            this.starts = starts;
            this.lastStart = lastStart;
            at = scan.isAscending() ? 0 : places.length() - 1;
        }

        /** Goes on to the next chunk that has candidates and lies within the times of the scan, if there is one. */
        boolean advance() {
            for (int candidate = candidate(); candidate >= 0; candidate = candidate()) {
                int number = candidate / SegmentSearch.CHUNK;
                int first = number * SegmentSearch.CHUNK;
                int end = first + SegmentSearch.CHUNK;
                at = scan.isAscending() ? end : first - 1;
                long newest = number + 1 < starts.length ? starts[number + 1] : lastStart;
                if (newest >= scan.oldest() && starts[number] <= scan.newest()) {
                    next = new Chunk(id, number, starts[number], newest, places.get(first, end));
                    return true;
                }
            }
            return false;
        }

        private int candidate() {
            return scan.isAscending() ? places.nextSetBit(at) : places.previousSetBit(at);
        }
    }
}
