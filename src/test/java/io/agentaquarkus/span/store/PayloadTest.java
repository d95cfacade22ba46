package io.agentaquarkus.span.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PayloadTest {

    @Test
    void anyLengthComesBackAsItWas() {
        Random random = new Random(7);
        for (int length : new int[] { 0, 1, 191, 192, 193, 5_000, 100_000, 3_000_000 }) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            assertArrayEquals(noise, Payload.decode(Payload.encode(noise)));
            byte[] text = "{\"a\":1}".repeat(length / 7 + 1).getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(text, Payload.decode(Payload.encode(text)));
        }
    }

    @Test
    void quotedTextsOfAnyKindComeBack() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int kinds = 1 + random.nextInt(6);
            while (text.length() < 150 + round % 3_000) {
                text.append(random.nextInt(4) == 0 ? "x" : "\"").append("abcdefghijkl".repeat(1 + random.nextInt(kinds)), 0,
                        1 + random.nextInt(12)).append(random.nextInt(200) == 0 ? "\"".repeat(random.nextInt(500)) : "\",");
            }
            byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(json, Payload.decode(Payload.encode(json)));
        }
    }

    @Test
    void aTextThatStandsAgainFarBehindIsStillStoredRight() {
        byte[] noise = new byte[80_000];
        new Random(5).nextBytes(noise);
        String filler = Base64.getEncoder().encodeToString(noise);
        byte[] json = ("{\"a\":\"the same text\",\"b\":\"" + filler + "\",\"c\":\"the same text\",\"d\":\"the same text\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(json, Payload.decode(Payload.encode(json)));
    }

    @Test
    void aTextAfterMembersThatRepeatTooIsStoredOnce() {
        String one = "Why is the sky blue, and not green?".repeat(8);
        String other = "It scatters what is short in waves. ".repeat(8);
        String said = "{\"content\":\"" + one + "\"},{\"content\":\"" + other + "\"}";
        byte[] json = ("{\"a\":[" + said + "],\"b\":{\"c\":\"" + other + "\"},\"d\":[{\"content\":\"" + one + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        assertTrue(Payload.encode(json).length < said.length() + 60);
    }

    @Test
    void nothingIsNothing() {
        assertNull(Payload.encode(null));
        assertNull(Payload.decode(null));
    }

    @Test
    void repetitiveTextShrinksAndNoiseGrowsByOneByte() {
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        assertEquals(1_001, Payload.encode(noise).length);
        assertTrue(Payload.encode("ab".repeat(4_000).getBytes(StandardCharsets.UTF_8)).length < 100);
    }

    @Test
    void damagedBytesAreRefusedAndNeverReadOutside() {
        byte[] good = Payload.encode("{\"key\":\"value\"}".repeat(100).getBytes(StandardCharsets.UTF_8));
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                Payload.decode(bad);
            } catch (IllegalArgumentException declared) {
                assertTrue(declared.getMessage().startsWith("Stored payload"));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Payload.decode(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Payload.decode(new byte[] { 9, 1, 2 }));
        assertThrows(IllegalArgumentException.class,
                () -> Payload.decode(new byte[] { 1, -1, -1, -1, 0x7f, 1, 2, 3, 4, 5 }));
    }
}
