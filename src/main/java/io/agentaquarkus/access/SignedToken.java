package io.agentaquarkus.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Short-lived tokens of the {@code Secret} scheme: a JWT signed with HMAC-SHA256 that carries a {@link Scope}, so that a
 * workflow can call back without a lookup. The key is the administrator's key whatever its length, which JWT libraries
 * would refuse when it is shorter than 256 bits.
 */
final class SignedToken {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();
    private static final String HEADER = TO_TEXT
            .encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private SignedToken() {
    }

    static String mint(Scope scope, String key, Instant now) {
        ObjectNode claims = JSON.createObjectNode();
        claims.put("user_id", scope.userId().toString());
        claims.put("user_email", scope.userEmail());
        claims.put("project_id", scope.projectId().toString());
        claims.put("workspace_id", scope.workspaceId().toString());
        claims.put("organization_id", scope.organizationId().toString());
        claims.put("organization_name", scope.organizationName());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        String content = HEADER + "." + TO_TEXT.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        return content + "." + TO_TEXT.encodeToString(signature(content, key));
    }

    /** Reads a token; the refusal says {@code expired_signature} or {@code invalid_token}. */
    static Scope read(String token, String key, Instant now) throws Refused {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refused("invalid_token");
        }
        try {
            JsonNode header = JSON.readTree(FROM_TEXT.decode(parts[0]));
            byte[] given = FROM_TEXT.decode(parts[2]);
            if (!"HS256".equals(header.path("alg").asText())
                    || !MessageDigest.isEqual(given, signature(parts[0] + "." + parts[1], key))) {
                throw new Refused("invalid_token");
            }
            JsonNode claims = JSON.readTree(FROM_TEXT.decode(parts[1]));
            if (claims.path("exp").asLong() <= now.getEpochSecond()) {
                throw new Refused("expired_signature");
            }
            return new Scope(uuid(claims, "organization_id"), uuid(claims, "workspace_id"), uuid(claims, "project_id"),
                    uuid(claims, "user_id"), claims.path("user_email").asText(null),
                    claims.path("organization_name").asText(null), "Secret " + token);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused("invalid_token");
        }
    }

    private static UUID uuid(JsonNode claims, String name) {
        return UUID.fromString(claims.path(name).asText());
    }

    private static byte[] signature(String content, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why a token is not accepted. */
    static final class Refused extends Exception {

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }
}
