package io.agentaquarkus.span.otlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Inflates bodies. Whether one is compressed is told by its first bytes, not by headers: exporters and proxies are known
 * to send one without the other. No uncompressed export begins like that.
 */
final class Inflation {

    private static final int CHUNK_BYTES = 16 << 10;
    private static final int HEADER_BYTES = 10;
    /** The checksum and the size of the content. */
    private static final int TRAILER_BYTES = 8;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Inflation() {
    }

    /**
     * The body as it was before compression; as it is when it was not compressed, or not validly so.
     *
     * @throws TooLarge when more bytes come out than allowed
     */
    static byte[] inflate(byte[] body, long bytesMax) {
        if (body.length > bytesMax) {
            throw new TooLarge();
        }
        if (body.length < 2) {
            return body;
        }
        int first = body[0] & 0xff;
        int second = body[1] & 0xff;
        boolean gzip = first == 0x1f && second == 0x8b;
        boolean zlib = first == 0x78 && (second == 0x01 || second == 0x5e || second == 0x9c || second == 0xda);
        if (!gzip && !zlib) {
            return body;
        }
        long arrayMax = Math.min(bytesMax, Integer.MAX_VALUE - 9L);
        byte[] whole = gzip ? oneMember(body, arrayMax) : null;
        if (whole != null) {
            return whole;
        }
        try (InputStream in = gzip ? new GZIPInputStream(new ByteArrayInputStream(body), CHUNK_BYTES)
                : new InflaterInputStream(new ByteArrayInputStream(body))) {
            return read(in, gzip ? sizeTold(body) : 0, arrayMax);
        } catch (IOException damaged) {
            return body;
        }
    }

    /**
     * What exporters send, a member with the shortest header and nothing behind it, in one call, which takes two thirds of
     * the time that a stream takes. Null when it is anything else.
     */
    private static byte[] oneMember(byte[] gzip, long bytesMax) {
        long size = sizeTold(gzip);
        if (gzip.length < HEADER_BYTES + TRAILER_BYTES || gzip[2] != Deflater.DEFLATED || gzip[3] != 0 || size > bytesMax) {
            return null;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(gzip, HEADER_BYTES, gzip.length - HEADER_BYTES);
            byte[] body = new byte[(int) size];
            int read = inflater.inflate(body);
            // The end of the member may come after that of its content.
            int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
            if (read + more != size || !inflater.finished() || inflater.getRemaining() != TRAILER_BYTES) {
                return null;
            }
            CRC32 sum = new CRC32();
            sum.update(body);
            return (int) sum.getValue() == (int) INT.get(gzip, gzip.length - TRAILER_BYTES) ? body : null;
        } catch (DataFormatException damaged) {
            return null;
        } finally {
            inflater.end();
        }
    }

    /** Reads all, without copying when the size is as expected. */
    private static byte[] read(InputStream in, long sizeExpected, long bytesMax) throws IOException {
        byte[] start = new byte[(int) Math.min(sizeExpected, bytesMax)];
        int size = in.readNBytes(start, 0, start.length);
        byte[] rest = in.readNBytes((int) (bytesMax + 1 - size));
        if (rest.length > bytesMax - size) {
            throw new TooLarge();
        }
        if (size == start.length && rest.length == 0) {
            return start;
        }
        byte[] whole = Arrays.copyOf(start, size + rest.length);
        System.arraycopy(rest, 0, whole, size, rest.length);
        return whole;
    }

    /** The last four bytes of a gzip file are the size of its last member; no byte becomes more than 1032. */
    private static long sizeTold(byte[] gzip) {
        int size = gzip.length < Integer.BYTES ? 0 : (int) INT.get(gzip, gzip.length - Integer.BYTES);
        return Math.min(Integer.toUnsignedLong(size), 1032L * gzip.length);
    }

    /** More bytes than allowed. */
    static final class TooLarge extends RuntimeException {

        TooLarge() {
            super("Export request too large.", null, false, false);
        }
    }
}
