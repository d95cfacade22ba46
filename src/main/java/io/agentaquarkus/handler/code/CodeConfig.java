package io.agentaquarkus.handler.code;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How users' code is run. */
@ConfigMapping(prefix = "agenta.code")
interface CodeConfig {

    /** The Python, 3.9 or newer, that runs it: a command or a path. */
    @WithDefault("python3")
    String python();

    /** Code that takes longer is ended. Whole seconds. */
    @WithDefault("10s")
    Duration timeLimit();

    /** Address space of a process, of which Python itself takes some 60 MB. */
    @WithDefault("512M")
    MemorySize memory();

    /** What code may answer, as JSON. */
    @WithDefault("1M")
    MemorySize resultBytes();
}
