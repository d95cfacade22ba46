package io.agentaquarkus.span.ingest;

import java.util.Map;
import java.util.Optional;

import io.agentaquarkus.span.assemble.Price;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** What models cost. */
@ConfigMapping(prefix = "agenta.prices")
public interface PriceConfig {

    /** A file with prices of single models, which count before the bundled ones and have their form. */
    @WithConverter(PriceFile.class)
    Optional<Prices> file();

    /** The prices of a file, by model. */
    record Prices(Map<String, Price> byModel) {
    }
}
