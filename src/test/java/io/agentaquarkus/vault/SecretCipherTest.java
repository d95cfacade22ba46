package io.agentaquarkus.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.access.AccessConfig;
import io.agentaquarkus.problem.Problem;

/** What is stored tells nothing, and is read again only as what it was. */
class SecretCipherTest {

    private static final UUID ID = UUID.fromString("0199a0b0-0000-7000-8000-000000000001");
    private static final String TEXT = "{\"key\":\"sk-ü\"}";

    private final SecretCipher cipher = cipher("a key");

    @Test
    void whatWasEncryptedIsReadAgain() {
        assertEquals(TEXT, cipher.decrypt(ID, cipher.encrypt(ID, TEXT)));
        assertEquals("", cipher.decrypt(ID, cipher.encrypt(ID, "")));
    }

    @Test
    void equalSecretsAreStoredDifferentlyAndUnreadably() {
        byte[] stored = cipher.encrypt(ID, TEXT);
        assertFalse(Arrays.equals(stored, cipher.encrypt(ID, TEXT)));
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains("sk-"));
    }

    @Test
    void aChangedSecretAnotherRowsAndOneOfAnotherKeyAreNotRead() {
        byte[] stored = cipher.encrypt(ID, TEXT);
        assertThrows(IllegalStateException.class, () -> cipher.decrypt(UUID.randomUUID(), stored));
        assertThrows(IllegalStateException.class, () -> cipher("another key").decrypt(ID, stored));
        stored[stored.length - 1] ^= 1;
        assertThrows(IllegalStateException.class, () -> cipher.decrypt(ID, stored));
        stored[0] = 9;
        assertThrows(IllegalStateException.class, () -> cipher.decrypt(ID, stored));
    }

    @Test
    void withoutAKeyNothingIsStored() {
        Problem refusal = assertThrows(Problem.class, () -> cipher(null).encrypt(ID, TEXT));
        assertEquals(503, refusal.status());
    }

    private static SecretCipher cipher(String key) {
        return new SecretCipher(new AccessConfig() {

            @Override
            public Optional<String> authKey() {
                return Optional.empty();
            }

            @Override
            public Optional<String> cryptKey() {
                return Optional.ofNullable(key);
            }

            @Override
            public Duration keyCacheTime() {
                return Duration.ZERO;
            }
        });
    }
}
