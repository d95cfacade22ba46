package io.agentaquarkus.access;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Credentials of the installation. The start-up generates what is unset; see {@code server}. */
@ConfigMapping(prefix = "agenta")
public interface AccessConfig {

    /** The administrator's key, also the key that signs the tokens of {@link SignedToken}. Unset: no administration. */
    Optional<String> authKey();

    /** What the secrets of users are encrypted with. */
    Optional<String> cryptKey();

    /** How long an API key that was found valid is not looked up again. Revoking in this process takes effect at once. */
    @WithDefault("30s")
    Duration keyCacheTime();
}
