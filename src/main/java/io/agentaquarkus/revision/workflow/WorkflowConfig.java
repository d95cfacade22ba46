package io.agentaquarkus.revision.workflow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How workflows, applications and evaluators may be changed. */
@ConfigMapping(prefix = "agenta.workflows")
public interface WorkflowConfig {

    /** Whether a delta may be a list of operations. */
    @WithDefault("true")
    boolean orderedOperationsEnabled();
}
