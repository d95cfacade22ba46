package io.agentaquarkus.span.retention;

import java.time.Duration;

import io.agentaquarkus.setting.NotNegative;
import io.agentaquarkus.setting.PositiveDuration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What projects keep that have no limits of their own. */
@ConfigMapping(prefix = "agenta.retention")
public interface RetentionConfig {

    /** Traces that were stored longer ago are deleted; 0 is no limit. */
    @WithDefault("0")
    @WithConverter(NotNegative.class)
    int days();

    /** Of more traces the oldest are deleted; 0 is no limit. */
    @WithDefault("0")
    @WithConverter(NotNegative.class)
    int traces();

    /** How often it is looked for what is to be deleted. */
    @WithDefault("10m")
    @WithConverter(PositiveDuration.class)
    Duration every();
}
