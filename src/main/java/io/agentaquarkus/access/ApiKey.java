package io.agentaquarkus.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An API key as its holder sees it: {@code prefix.secret}, 8 letters or digits and 64 hexadecimal digits. The database
 * has the prefix and {@link #secretHash()} alone.
 */
public record ApiKey(String prefix, String secret) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    public static ApiKey generate() {
        StringBuilder prefix = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            prefix.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new ApiKey(prefix.toString(), HexFormat.of().formatHex(secret));
    }

    /** Splits at the first dot; empty when there is none. */
    public static Optional<ApiKey> parse(String text) {
        int dot = text.indexOf('.');
        return dot <= 0 ? Optional.empty() : Optional.of(new ApiKey(text.substring(0, dot), text.substring(dot + 1)));
    }

    /** The key as it is handed out, once. */
    public String text() {
        return prefix + "." + secret;
    }

    /** SHA-256 of the secret. The secret is random and long, so a fast hash is enough. */
    public String secretHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[" + prefix + "]";
    }
}
