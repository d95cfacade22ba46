package io.agentaquarkus.revision.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How revisions are served. */
@ConfigMapping(prefix = "agenta.retrieve")
public interface RetrieveConfig {

    /** How much memory the answers may take that are kept for the next one who asks. */
    @WithDefault("32M")
    MemorySize cacheBytes();
}
