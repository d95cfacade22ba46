package io.agentaquarkus.span.ingest;

import io.agentaquarkus.setting.PositiveNumber;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How much the intake holds and how it writes. */
@ConfigMapping(prefix = "agenta.intake")
public interface IntakeConfig {

    /** Spans that wait or are being written may take this much memory; beyond it requests are refused with 503. */
    @WithDefault("64M")
    MemorySize bytesMax();

    /** A batch takes no further request once it has this many spans. */
    @WithDefault("400")
    int batchSpans();

    /** A batch takes no further request once its spans are this large. */
    @WithDefault("8M")
    MemorySize batchBytes();

    /** Batches that are written at the same time. Keep at or below {@code quarkus.datasource.span.reactive.max-size}. */
    @WithDefault("2")
    @WithConverter(PositiveNumber.class)
    int writers();
}
