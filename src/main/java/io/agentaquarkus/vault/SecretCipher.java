package io.agentaquarkus.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import io.agentaquarkus.access.AccessConfig;
import io.agentaquarkus.problem.Problem;

/**
 * Encrypts secrets with AES-256-GCM under the installation's key. What is stored is a byte for the form, 12 random bytes and
 * the cipher text, which can only be read again as that of the same secret.
 */
@Singleton
class SecretCipher {

    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final AccessConfig config;

    SecretCipher(AccessConfig config) {
        this.config = config;
    }

    byte[] encrypt(UUID id, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = apply(Cipher.ENCRYPT_MODE, id, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + encrypted.length).put(FORM).put(nonce).put(encrypted).array();
    }

    String decrypt(UUID id, byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        if (buffer.get() != FORM) {
            throw new IllegalStateException("The secret " + id + " is stored in a form that this server does not know.");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        return new String(apply(Cipher.DECRYPT_MODE, id, nonce, encrypted), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, UUID id, byte[] nonce, byte[] input) {
        String key = config.cryptKey().orElseThrow(
                () -> new Problem(503,
                        "This server has no key to encrypt secrets with. Set AGENTA_CRYPT_KEY and start it again."));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(hash, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret " + id + " cannot be read: was AGENTA_CRYPT_KEY changed?", e);
        }
    }
}
