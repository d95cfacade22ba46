package io.agentaquarkus.span.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.agentaquarkus.json.JsonTree;

/** What models cost, by the names under which senders report them. */
public final class ModelPrices {

    private static final Map<String, Price> BY_MODEL = read();

    private ModelPrices() {
    }

    /** Null for an unknown model. The name may be prefixed with its provider: {@code openai/gpt-4o}. */
    public static Price of(String model) {
        Price price = BY_MODEL.get(model);
        int slash = model.indexOf('/');
        if (price == null && slash > 0) {
            Price bare = BY_MODEL.get(model.substring(slash + 1));
            price = bare != null && model.substring(0, slash).equals(bare.provider()) ? bare : null;
        }
        return price;
    }

    private static Map<String, Price> read() {
        try (InputStream in = ModelPrices.class.getResourceAsStream("/prices/model-prices.json")) {
            Map<String, Price> prices = new HashMap<>();
            Trees.object(JsonTree.read(in.readAllBytes())).forEach((model, value) -> {
                Map<String, Object> fields = Trees.object(value);
                double input = perToken(fields.get("input"), 0);
                prices.put(model, new Price(input, perToken(fields.get("output"), 0),
                        perToken(fields.get("cache_read"), input), (String) fields.get("provider")));
            });
            return prices;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double perToken(Object value, double otherwise) {
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** US dollars per token; {@code cached} is what a prompt token costs that the provider had in its cache. */
    public record Price(double input, double output, double cached, String provider) {
    }
}
