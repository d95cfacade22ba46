package io.agentaquarkus.span.store;

import java.util.Arrays;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;

/**
 * How attributes and events lie in their {@code bytea} columns. The first byte is the format: 0 is followed by the bytes
 * themselves, 1 by their number (four bytes, the lowest first) and one LZ4 block. The server compresses because it does
 * so at several times the rate of PostgreSQL, and on either side of the connection there is less to move.
 */
public final class Payload {

    /** No stored value is larger than this once it is decoded. A length beyond it is a damaged row. */
    static final int BYTES_MAX = 256 << 20;

    private static final byte PLAIN = 0;
    private static final byte LZ4 = 1;
    private static final int LZ4_HEADER = 5;
    /** LZ4 gains nothing on less. */
    private static final int COMPRESSED_FROM = 192;
    /**
     * What is larger although repeated texts stand in it once is searched in full: a row beyond some 4,000 bytes (see the
     * table) PostgreSQL puts into pieces elsewhere, which costs more than the search.
     */
    private static final int SEARCHED_FROM = 3_600;

    private static final ThreadLocal<Codec> CODEC = ThreadLocal.withInitial(Codec::new);

    private Payload() {
    }

    /** The stored form of a text in UTF-8; null for null. */
    public static byte[] encode(byte[] text) {
        if (text == null) {
            return null;
        }
        if (text.length >= COMPRESSED_FROM) {
            byte[] block = CODEC.get().compress(text);
            if (block != null) {
                return block;
            }
        }
        byte[] plain = new byte[text.length + 1];
        plain[0] = PLAIN;
        System.arraycopy(text, 0, plain, 1, text.length);
        return plain;
    }

    /**
     * The text of a stored form; null for null.
     *
     * @throws IllegalArgumentException when the bytes are no stored form
     */
    public static byte[] decode(byte[] stored) {
        if (stored == null) {
            return null;
        }
        if (stored.length > 0 && stored[0] == PLAIN) {
            return Arrays.copyOfRange(stored, 1, stored.length);
        }
        if (stored.length > LZ4_HEADER && stored[0] == LZ4) {
            return CODEC.get().decompress(stored);
        }
        throw new IllegalArgumentException("Stored payload of an unknown format.");
    }

    /** Reused per thread: the compressor holds a table, and the largest result is not known before. */
    private static final class Codec {

        private static final int SCRATCH_KEPT = 1 << 20;

        private final RepeatedTexts repeatedTexts = new RepeatedTexts();
        private final Lz4Compressor compressor = new Lz4Compressor();
        private final Lz4Decompressor decompressor = new Lz4Decompressor();
        private byte[] scratch = new byte[16 << 10];

        byte[] compress(byte[] text) {
            byte[] out = scratch(LZ4_HEADER + RepeatedTexts.sizeMax(text.length));
            int size = LZ4_HEADER + repeatedTexts.compress(text, out, LZ4_HEADER);
            if (size > SEARCHED_FROM) {
                size = LZ4_HEADER
                        + compressor.compress(text, 0, text.length, out, LZ4_HEADER, out.length - LZ4_HEADER);
            }
            if (size > text.length) {
                return null;
            }
            out[0] = LZ4;
            for (int i = 0; i < 4; i++) {
                out[1 + i] = (byte) (text.length >>> (8 * i));
            }
            return Arrays.copyOf(out, size);
        }

        byte[] decompress(byte[] stored) {
            int length = 0;
            for (int i = 0; i < 4; i++) {
                length |= (stored[1 + i] & 0xff) << (8 * i);
            }
            // A block can't expand more than 255 times, so a damaged length never makes a large array.
            if (length < 0 || length > BYTES_MAX || length > 255L * stored.length) {
                throw new IllegalArgumentException("Stored payload of an impossible length.");
            }
            byte[] text = new byte[length];
            try {
                int size = decompressor.decompress(stored, LZ4_HEADER, stored.length - LZ4_HEADER, text, 0, length);
                if (size != length) {
                    throw new IllegalArgumentException("Stored payload is shorter than it says.");
                }
            } catch (MalformedInputException e) {
                throw new IllegalArgumentException("Stored payload is damaged.", e);
            }
            return text;
        }

        private byte[] scratch(int size) {
            if (size > SCRATCH_KEPT) {
                return new byte[size];
            }
            if (size > scratch.length) {
                scratch = new byte[Math.min(SCRATCH_KEPT, Math.max(size, scratch.length * 2))];
            }
            return scratch;
        }
    }
}
