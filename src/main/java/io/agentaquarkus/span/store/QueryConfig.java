package io.agentaquarkus.span.store;

import java.time.Duration;

import io.agentaquarkus.setting.PositiveDuration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What reading spans may cost. */
@ConfigMapping(prefix = "agenta.query")
public interface QueryConfig {

    /** The database stops a query that takes longer, and the caller is told so. */
    @WithDefault("15s")
    @WithConverter(PositiveDuration.class)
    Duration timeLimit();
}
