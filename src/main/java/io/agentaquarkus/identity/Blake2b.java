package io.agentaquarkus.identity;

import java.nio.charset.StandardCharsets;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/** The BLAKE2b hash of texts, without a key. */
public final class Blake2b {

    private Blake2b() {
    }

    /**
     * @param text hashed as UTF-8
     * @param bytes how long the result is, up to 64
     */
    public static byte[] of(String text, int bytes) {
        byte[] input = text.getBytes(StandardCharsets.UTF_8);
        Blake2bDigest digest = new Blake2bDigest(8 * bytes);
        digest.update(input, 0, input.length);
        byte[] output = new byte[bytes];
        digest.doFinal(output, 0);
        return output;
    }
}
