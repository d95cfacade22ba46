package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.gzip;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;

class InflationTest {

    private static final int MAX = 10_000;
    private static final byte[] BODY = "abc".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void gzipAndZlibAreToldByTheirFirstBytes() throws Exception {
        assertArrayEquals(BODY, Inflation.inflate(gzip(BODY), MAX));
        for (int level : new int[] { Deflater.BEST_SPEED, 3, Deflater.DEFAULT_COMPRESSION, Deflater.BEST_COMPRESSION }) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DeflaterOutputStream zlib = new DeflaterOutputStream(out, new Deflater(level))) {
                zlib.write(BODY);
            }
            assertArrayEquals(BODY, Inflation.inflate(out.toByteArray(), MAX));
        }
        assertArrayEquals(new byte[0], Inflation.inflate(gzip(new byte[0]), MAX));
    }

    @Test
    void gzipOfSeveralMembersOrWithANameIsReadWhole() throws Exception {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(gzip(BODY));
        two.write(gzip("more".getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(("abc".repeat(1_000) + "more").getBytes(StandardCharsets.UTF_8),
                Inflation.inflate(two.toByteArray(), MAX));
        byte[] plain = gzip(BODY);
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(new byte[] { 0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0, 'n', 0 });
        named.write(plain, 10, plain.length - 10);
        assertArrayEquals(BODY, Inflation.inflate(named.toByteArray(), MAX));
    }

    @Test
    void anyOtherBodyIsLeftAsItIs() {
        for (byte[] body : new byte[][] { {}, { 0x1f }, { 0x1f, 0x00 }, { 0x78, 0x02 }, BODY }) {
            assertSame(body, Inflation.inflate(body, MAX));
        }
    }

    @Test
    void brokenCompressionIsLeftAsItIs() {
        byte[] cut = Arrays.copyOf(gzip(BODY), gzip(BODY).length / 2);
        assertSame(cut, Inflation.inflate(cut, MAX));
        byte[] damaged = gzip(BODY);
        damaged[damaged.length - 6] ^= 1;
        assertSame(damaged, Inflation.inflate(damaged, MAX));
        byte[] otherSize = gzip(BODY);
        otherSize[otherSize.length - 4] ^= 1;
        assertSame(otherSize, Inflation.inflate(otherSize, MAX));
        byte[] headOnly = { 0x1f, (byte) 0x8b };
        assertSame(headOnly, Inflation.inflate(headOnly, MAX));
    }

    @Test
    void theLimitCountsWhatComesOut() {
        assertArrayEquals(new byte[MAX], Inflation.inflate(gzip(new byte[MAX]), MAX));
        assertThrows(Inflation.TooLarge.class, () -> Inflation.inflate(gzip(new byte[MAX + 1]), MAX));
        assertThrows(Inflation.TooLarge.class, () -> Inflation.inflate(new byte[MAX + 1], MAX));
    }

    @Test
    void aBombIsNotInflatedToItsEnd() {
        byte[] bomb = gzip(new byte[100_000_000]);
        assertTrue(bomb.length < 100_000);
        assertThrows(Inflation.TooLarge.class, () -> Inflation.inflate(bomb, 1_000_000));
    }
}
