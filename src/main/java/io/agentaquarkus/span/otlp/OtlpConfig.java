package io.agentaquarkus.span.otlp;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of what an exporter may send. */
@ConfigMapping(prefix = "agenta.otlp")
public interface OtlpConfig {

    /** An export request may be this large once it is inflated; a larger one is refused with 413. */
    @WithDefault("64M")
    MemorySize bytesMax();
}
