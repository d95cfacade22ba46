package io.agentaquarkus.server;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The settings that {@link Main} reads before the configuration exists, told to it so that it knows them for valid. */
@ConfigMapping(prefix = "agenta")
interface ServerConfig {

    /** The folder of everything that is kept outside an external database; {@code data} below the working folder. */
    Optional<String> dataDir();

    /** What the secrets of the vault are encrypted with; generated into the data folder when it is not given. */
    Optional<String> cryptKey();
}
