package io.agentaquarkus.span.ingest;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.agentaquarkus.span.assemble.ModelPrices;
import io.quarkus.runtime.StartupEvent;

/** Puts the operator's prices in place before the first span arrives. */
@ApplicationScoped
class OwnPrices {

    private final PriceConfig config;

    OwnPrices(PriceConfig config) {
        this.config = config;
    }

    void put(@Observes StartupEvent start) {
        ModelPrices.override(config.file().map(PriceConfig.Prices::byModel).orElse(Map.of()));
    }
}
