package io.agentaquarkus.evaluation.execution;

import java.time.Duration;

import io.agentaquarkus.setting.NotNegative;
import io.agentaquarkus.setting.PositiveDuration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** How much of evaluations this server executes. */
@ConfigMapping(prefix = "agenta.evaluation")
public interface ExecutionConfig {

    /** Scenarios that are worked on at a time; 0 leaves all to other servers on the database. */
    @WithDefault("8")
    @WithConverter(NotNegative.class)
    int concurrency();

    /** How long what a server works on is its own without a sign of life. */
    @WithDefault("30s")
    @WithConverter(PositiveDuration.class)
    Duration lease();
}
