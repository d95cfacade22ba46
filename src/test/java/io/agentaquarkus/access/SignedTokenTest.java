package io.agentaquarkus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class SignedTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Scope SCOPE = new Scope(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3), new UUID(4, 4),
            "ada@example.com",
            null, "ApiKey a.b");
    /** Shorter than JWT libraries allow. */
    private static final String KEY = "replace-me";

    @Test
    void whatWasSignedIsRead() throws Exception {
        String token = SignedToken.mint(SCOPE, KEY, NOW);
        assertEquals(new Scope(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3), new UUID(4, 4), "ada@example.com", null,
                "Secret " + token), SignedToken.read(token, KEY, NOW));
        String[] parts = token.split("\\.");
        assertEquals("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", decode(parts[0]));
        assertEquals(new ObjectMapper().readTree("""
                {"user_id":"00000000-0000-0004-0000-000000000004","user_email":"ada@example.com",
                 "project_id":"00000000-0000-0003-0000-000000000003","workspace_id":"00000000-0000-0002-0000-000000000002",
                 "organization_id":"00000000-0000-0001-0000-000000000001","organization_name":null,"exp":1793528100}"""),
                new ObjectMapper().readTree(decode(parts[1])));
    }

    @Test
    void aTokenLastsAQuarterOfAnHour() throws Exception {
        String token = SignedToken.mint(SCOPE, KEY, NOW);
        SignedToken.read(token, KEY, NOW.plusSeconds(899));
        assertRefused("expired_signature", token, KEY, NOW.plusSeconds(900));
    }

    @Test
    void anotherKeyIsNoKey() {
        assertRefused("invalid_token", SignedToken.mint(SCOPE, KEY, NOW), "replace-you", NOW);
        assertRefused("invalid_token", SignedToken.mint(SCOPE, "replace-you", NOW.minusSeconds(9_000)), KEY, NOW);
    }

    @Test
    void everyChangeIsSeen() {
        String token = SignedToken.mint(SCOPE, KEY, NOW);
        for (int i = 0; i < token.length() - 1; i++) {
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("invalid_token", token.substring(0, i) + changed + token.substring(i + 1), KEY, NOW);
        }
    }

    @Test
    void noOtherAlgorithmIsAccepted() {
        String payload = SignedToken.mint(SCOPE, KEY, NOW).split("\\.")[1];
        assertRefused("invalid_token", encode("{\"alg\":\"none\"}") + "." + payload + ".", KEY, NOW);
        assertRefused("invalid_token", encode("{}") + "." + payload + ".", KEY, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "a.b", "a.b.c", "a.b.c.d", "e30.e30.", "!.!.!", "bnVsbA.bnVsbA.bnVsbA" })
    void anythingElseIsNone(String token) {
        assertRefused("invalid_token", token, KEY, NOW);
    }

    @Test
    void nobodysAddressIsNull() throws Exception {
        Scope nameless = new Scope(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3), new UUID(4, 4), null, "Ada's", "ApiKey a.b");
        Scope read = SignedToken.read(SignedToken.mint(nameless, KEY, NOW), KEY, NOW);
        assertNull(read.userEmail());
        assertEquals("Ada's", read.organizationName());
    }

    private static void assertRefused(String reason, String token, String key, Instant now) {
        assertEquals(reason, assertThrows(SignedToken.Refused.class, () -> SignedToken.read(token, key, now)).getMessage());
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encode(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
