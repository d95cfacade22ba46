package io.agentaquarkus.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/**
 * Turns the {@code Authorization} header of a tenant's call into its scope. The scheme words are case-sensitive; a value
 * without a known scheme is taken as a bare API key, which is what the generated SDK client sends.
 */
@ApplicationScoped
public class Authenticator {

    static final Problem UNAUTHORIZED = new Problem(401, Map.of("message", "Unauthorized"));

    private final KeyStore keys;
    private final Optional<String> authKey;
    private final Cache<String, Scope> known;

    Authenticator(KeyStore keys, AccessConfig config) {
        this.keys = keys;
        this.authKey = config.authKey();
        this.known = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(config.keyCacheTime()).build();
    }

    /** The scope; fails with a 401 {@link Problem}. */
    public Uni<Scope> authenticate(String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return Uni.createFrom().failure(UNAUTHORIZED);
        }
        if (authorization.startsWith("Secret ")) {
            return token(authorization.substring("Secret ".length()));
        }
        if (authorization.startsWith("Bearer ")) {
            return Uni.createFrom().failure(UNAUTHORIZED);
        }
        Scope scope = known(authorization);
        return scope != null ? Uni.createFrom().item(scope) : lookup(withoutScheme(authorization));
    }

    /** The scope when it can be told without asking the database, otherwise null. */
    Scope known(String authorization) {
        return authorization == null ? null : known.getIfPresent(withoutScheme(authorization));
    }

    /** Whether the header carries the administrator's key. */
    boolean isAdministrator(String authorization) {
        return authorization != null && authKey.isPresent() && MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8), ("Access " + authKey.get()).getBytes(StandardCharsets.UTF_8));
    }

    /** A token of 15 minutes for the scope, with its scheme in front. */
    public String credentialsFor(Scope scope) {
        return "Secret " + SignedToken.mint(scope, authKey.orElseThrow(), Instant.now());
    }

    /** To be called when keys or memberships have changed, so that no decision is taken on old facts. */
    public void forgetKeys() {
        known.invalidateAll();
    }

    private static String withoutScheme(String authorization) {
        return authorization.startsWith("ApiKey ") ? authorization.substring("ApiKey ".length()) : authorization;
    }

    private Uni<Scope> lookup(String text) {
        return ApiKey.parse(text).map(key -> keys.find(key)
                .onItem().ifNull().failWith(UNAUTHORIZED)
                .invoke(scope -> known.put(text, scope)))
                .orElseGet(() -> Uni.createFrom().failure(UNAUTHORIZED));
    }

    private Uni<Scope> token(String token) {
        try {
            String key = authKey.orElseThrow(() -> new SignedToken.Refused("invalid_token"));
            return Uni.createFrom().item(SignedToken.read(token, key, Instant.now()));
        } catch (SignedToken.Refused refused) {
            return Uni.createFrom().failure(
                    new Problem(401, Problem.members("message", "Unauthorized", "reason", refused.getMessage())));
        }
    }
}
