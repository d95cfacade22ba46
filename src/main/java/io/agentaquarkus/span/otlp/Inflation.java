package io.agentaquarkus.span.otlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Inflates bodies. Whether one is compressed is told by its first bytes, not by headers: exporters and proxies are known
 * to send one without the other. No uncompressed export begins like that.
 */
final class Inflation {

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
        try (InputStream in = gzip ? new GZIPInputStream(new ByteArrayInputStream(body), 8_192)
                : new InflaterInputStream(new ByteArrayInputStream(body))) {
            byte[] inflated = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, bytesMax + 1));
            if (inflated.length > bytesMax) {
                throw new TooLarge();
            }
            return inflated;
        } catch (IOException damaged) {
            return body;
        }
    }

    /** More bytes than allowed. */
    static final class TooLarge extends RuntimeException {

        TooLarge() {
            super("Export request too large.", null, false, false);
        }
    }
}
