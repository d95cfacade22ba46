package io.agentaquarkus.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What this server may call for its users. */
@ConfigMapping(prefix = "agenta")
interface EgressConfig {

    /** Whether users may make this server call plain HTTP addresses and addresses in its own network. */
    @WithDefault("false")
    boolean insecureEgressAllowed();
}
