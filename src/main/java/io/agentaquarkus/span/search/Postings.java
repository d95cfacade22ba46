package io.agentaquarkus.span.search;

import java.util.BitSet;

/**
 * Which spans of a segment have which of some terms, as bytes: for each term, in ascending order, how much its hash is above
 * the one before, how many spans have it, and their numbers, each as the distance from the one before. All are numbers of as
 * many bytes as they need, seven bits in each, the lowest first. What very many spans have is said to be everywhere, as 0
 * spans: it is not worth its bytes.
 */
public final class Postings {

    /** Hashes that begin with the same bits are in one bucket; segments of full size have more of those. */
    public enum Size {

        SMALL(5),
        FULL(10);

        private final int bits;

        Size(int bits) {
            this.bits = bits;
        }

        /** The number of a term's bucket; different sizes share none. */
        public int bucket(int term) {
            return 1 << bits | term >>> Integer.SIZE - bits;
        }
    }

    private Postings() {
    }

    /**
     * The spans that have a term, as a set that the caller may change.
     *
     * @param postings of the bucket of the term; null is none
     * @param spans of the segment
     */
    public static BitSet find(byte[] postings, int term, int spans) {
        BitSet found = new BitSet();
        long wanted = Integer.toUnsignedLong(term);
        long hash = 0;
        Reader in = new Reader(postings);
        while (in.hasNext()) {
            hash += in.next();
            int count = (int) in.next();
            if (hash < wanted) {
                in.skip(count);
            } else {
                if (hash == wanted) {
                    fill(found, count, in, spans);
                }
                return found;
            }
        }
        return found;
    }

    private static void fill(BitSet found, int count, Reader in, int spans) {
        if (count == 0) {
            found.set(0, spans);
        }
        int place = 0;
        for (int i = 0; i < count; i++) {
            place += (int) in.next();
            found.set(place);
        }
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes == null ? new byte[0] : bytes;
        }

        boolean hasNext() {
            return at < bytes.length;
        }

        long next() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }

        void skip(int numbers) {
            int left = numbers;
            while (left > 0) {
                if (bytes[at++] >= 0) {
                    left--;
                }
            }
        }
    }
}
