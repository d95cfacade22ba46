package io.agentaquarkus.span.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.microprofile.config.spi.Converter;

import io.agentaquarkus.span.assemble.ModelPrices;

/** Reads a file of prices where its name is configured, so that the server does not start on one that cannot be read. */
public class PriceFile implements Converter<PriceConfig.Prices> {

    private static final long serialVersionUID = 1;

    @Override
    public PriceConfig.Prices convert(String value) {
        try {
            return new PriceConfig.Prices(ModelPrices.read(Files.readAllBytes(Path.of(value.strip()))));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("it must name a file with a JSON object of prices by model", unreadable);
        }
    }
}
