package io.agentaquarkus.span.search;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

import io.agentaquarkus.span.filter.SpanTerms;

/**
 * The terms of the spans of one segment, while it is made. It takes up to 17 MB, which would soon fill the heap if each segment
 * left as much behind: one collection is used for many segments.
 */
public final class TermCollection {

    /** A span with more is not indexed: a search looks at it always. */
    static final int SPAN_TERMS_MAX = 50_000;
    /** A segment ends when its spans have this many terms together, so that those of one more span fit into 8 MB. */
    static final int TERMS_MAX = (1 << 20) - SPAN_TERMS_MAX - 1;
    /** What one in so many spans has is everywhere. */
    private static final int EVERYWHERE = 8;

    private static final int PLACE_BITS = 16;
    private static final int LATEST_BITS = 11;
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 3;

    /** The hash above the number of the span. */
    private long[] terms = new long[1 << 16];
    /** As large, to sort into. */
    private long[] sorted = new long[0];
    /** One more than those that came last, each where its hash says: most that a span has twice are found here again. */
    private final long[] latest = new long[1 << LATEST_BITS];
    private int size;

    /** Begins another segment. */
    public void clear() {
        size = 0;
        Arrays.fill(latest, 0);
    }

    /** Whether the segment has to end before the next spans. */
    public boolean isFull() {
        return size >= TERMS_MAX;
    }

    public boolean isHalfFull() {
        return size >= TERMS_MAX / 2;
    }

    /**
     * @param place the number of the span in the segment, in ascending order
     * @return false when the span has too many terms, of which none were taken then
     */
    public boolean add(int place, byte[] attributes, byte[] events) {
        int before = size;
        SpanTerms.of(attributes, events, term -> {
            long packed = Integer.toUnsignedLong(term) << PLACE_BITS | place;
            int slot = term >>> Integer.SIZE - LATEST_BITS;
            if (latest[slot] != packed + 1 && size - before <= SPAN_TERMS_MAX) {
                latest[slot] = packed + 1;
                if (size == terms.length) {
                    terms = Arrays.copyOf(terms, size * 2);
                }
                terms[size++] = packed;
            }
        });
        if (size - before > SPAN_TERMS_MAX) {
            size = before;
            return false;
        }
        return true;
    }

    /** The postings of each bucket that has terms. */
    public SortedMap<Integer, byte[]> postings(Postings.Size buckets, int spans) {
        sort();
        SortedMap<Integer, byte[]> postings = new TreeMap<>();
        Writer out = new Writer();
        int bucket = -1;
        long last = 0;
        for (int i = 0; i < size;) {
            long hash = terms[i] >>> PLACE_BITS;
            if (buckets.bucket((int) hash) != bucket) {
                if (bucket >= 0) {
                    postings.put(bucket, out.take());
                }
                bucket = buckets.bucket((int) hash);
                last = 0;
            }
            int end = i;
            while (end < size && terms[end] >>> PLACE_BITS == hash) {
                end++;
            }
            out.number(hash - last);
            last = hash;
            places(i, end, spans, out);
            i = end;
        }
        if (bucket >= 0) {
            postings.put(bucket, out.take());
        }
        return postings;
    }

    private void places(int from, int end, int spans, Writer out) {
        int count = 0;
        for (int i = from; i < end; i++) {
            count += i == from || terms[i] != terms[i - 1] ? 1 : 0;
        }
        if (count > EVERYWHERE && count > spans / EVERYWHERE) {
            out.number(0);
            return;
        }
        out.number(count);
        int last = 0;
        for (int i = from; i < end; i++) {
            if (i == from || terms[i] != terms[i - 1]) {
                int place = (int) (terms[i] & (1 << PLACE_BITS) - 1);
                out.number(place - last);
                last = place;
            }
        }
    }

    /** By hash; those of one hash are in the order of places as they came. A radix sort: there are a million. */
    private void sort() {
        if (sorted.length < size) {
            sorted = new long[terms.length];
        }
        long[] from = terms;
        long[] to = sorted;
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = PLACE_BITS + digit * DIGIT_BITS;
            int[] starts = new int[(1 << DIGIT_BITS) + 1];
            for (int i = 0; i < size; i++) {
                starts[(int) (from[i] >>> shift & (1 << DIGIT_BITS) - 1) + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            for (int i = 0; i < size; i++) {
                to[starts[(int) (from[i] >>> shift & (1 << DIGIT_BITS) - 1)]++] = from[i];
            }
            long[] done = to;
            to = from;
            from = done;
        }
        terms = from;
        sorted = to;
    }

    private static final class Writer {

        private byte[] bytes = new byte[1 << 12];
        private int size;

        void number(long value) {
            if (size + Long.BYTES + 2 > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            long left = value;
            while (left > 0x7f) {
                bytes[size++] = (byte) (left | 0x80);
                left >>>= 7;
            }
            bytes[size++] = (byte) left;
        }

        byte[] take() {
            byte[] taken = Arrays.copyOf(bytes, size);
            size = 0;
            return taken;
        }
    }
}
