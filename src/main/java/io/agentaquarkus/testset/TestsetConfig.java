package io.agentaquarkus.testset;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a testset may be that is sent as a file, or as a whole in one request. */
@ConfigMapping(prefix = "agenta.testset")
public interface TestsetConfig {

    @WithDefault("10000")
    int rowsMax();

    /** Of the file, or of the rows of the request as compact JSON. Beyond this, the server's limit for any body holds. */
    @WithDefault("10M")
    MemorySize bytesMax();
}
