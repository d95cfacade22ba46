package io.agentaquarkus.published;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who gets the published API. */
@ConfigMapping(prefix = "agenta.published")
interface PublishedConfig {

    /** Whether calls of its operations at {@code /api} are its own whatever their scheme, and not only those as bearer. */
    @WithDefault("false")
    boolean everyScheme();
}
