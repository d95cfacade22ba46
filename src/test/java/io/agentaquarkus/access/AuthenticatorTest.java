package io.agentaquarkus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

/** What can be decided without asking the database; none is there to be asked. */
class AuthenticatorTest {

    private static final Scope SCOPE = new Scope(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3), new UUID(4, 4), "a@b.example",
            null,
            "ApiKey a.b");

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { "ApiKey ", "ApiKey nodot", "nodot", "Bearer a.b", "Access key", "Secret" })
    void noCredential(String authorization) {
        assertRefused(Map.of("message", "Unauthorized"), authenticator("key").authenticate(authorization));
    }

    @Test
    void tokensNeedNoDatabase() {
        Authenticator authenticator = authenticator("key");
        Scope scope = authenticator.authenticate(authenticator.credentialsFor(SCOPE)).await().indefinitely();
        assertEquals(SCOPE.projectId(), scope.projectId());
        assertRefused(Map.of("message", "Unauthorized", "reason", "expired_signature"),
                authenticator.authenticate("Secret " + SignedToken.mint(SCOPE, "key", Instant.now().minusSeconds(1_000))));
        assertRefused(Map.of("message", "Unauthorized", "reason", "invalid_token"), authenticator.authenticate("Secret x.y.z"));
    }

    @Test
    void withoutAnAdministratorsKeyThereAreNeitherTokensNorAdministrators() {
        Authenticator authenticator = authenticator(null);
        assertRefused(Map.of("message", "Unauthorized", "reason", "invalid_token"),
                authenticator.authenticate("Secret " + SignedToken.mint(SCOPE, "key", Instant.now())));
        assertFalse(authenticator.isAdministrator("Access "));
        assertFalse(authenticator.isAdministrator("Access null"));
    }

    @Test
    void theAdministratorsKeyIsComparedExactly() {
        Authenticator authenticator = authenticator("key");
        assertTrue(authenticator.isAdministrator("Access key"));
        for (String other : new String[] { null, "", "key", "access key", "Access key ", "Access  key", "Access kez",
                "ApiKey key" }) {
            assertFalse(authenticator.isAdministrator(other));
        }
    }

    private static Authenticator authenticator(String authKey) {
        return new Authenticator(null, new AccessConfig() {

            @Override
            public Optional<String> authKey() {
                return Optional.ofNullable(authKey);
            }

            @Override
            public Optional<String> cryptKey() {
                return Optional.empty();
            }

            @Override
            public Duration keyCacheTime() {
                return Duration.ofSeconds(30);
            }
        });
    }

    private static void assertRefused(Map<String, String> detail, Uni<Scope> authentication) {
        Throwable failure = authentication.subscribe().withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(Problem.class)
                .getFailure();
        assertEquals(detail, ((Problem) failure).detail());
        assertEquals(401, ((Problem) failure).status());
    }
}
