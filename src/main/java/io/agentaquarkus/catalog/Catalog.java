package io.agentaquarkus.catalog;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/** What is built in: the same for every project, and never changed. A broken resource ends the start-up. */
@ApplicationScoped
@Startup
public class Catalog {

    private final Interfaces interfaces = Interfaces.load();
    private final RoleTable roles = RoleTable.load();
    private final DataEnrichment enrichment;
    private final EvaluatorHydration hydration = new EvaluatorHydration(interfaces);

    Catalog(ServicesConfig config) {
        enrichment = new DataEnrichment(interfaces,
                config.servicesUrl().map(URI::toString).orElse(ServicesConfig.DEFAULT));
        // Read now, not with the first commit that needs them.
        OutputSchema.values();
    }

    public Interfaces interfaces() {
        return interfaces;
    }

    public RoleTable roles() {
        return roles;
    }

    public DataEnrichment enrichment() {
        return enrichment;
    }

    public EvaluatorHydration hydration() {
        return hydration;
    }
}
