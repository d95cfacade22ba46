package io.agentaquarkus.span.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.agentaquarkus.json.JsonTree;

/** What models cost, by the names under which senders report them. */
public final class ModelPrices {

    private static final Map<String, Price> KNOWN = bundled();

    private static volatile Map<String, Price> own = Map.of();

    private ModelPrices() {
    }

    /** Null for an unknown model. The name may be prefixed with its provider: {@code openai/gpt-4o}. */
    public static Price of(String model) {
        Price price = exactly(model);
        int slash = model.indexOf('/');
        if (price == null && slash > 0) {
            Price bare = exactly(model.substring(slash + 1));
            price = bare != null && model.substring(0, slash).equals(bare.provider()) ? bare : null;
        }
        return price;
    }

    /**
     * Prices of the operator's own, which count before the bundled ones.
     *
     * @param prices the members of each model by its name, as {@link #read} gives them
     */
    public static void override(Map<String, Price> prices) {
        own = Map.copyOf(prices);
    }

    /**
     * Reads prices in the form of the bundled file. Models without a price per token are left out.
     *
     * @throws IllegalArgumentException when it is no JSON object
     */
    public static Map<String, Price> read(byte[] json) {
        Map<String, Object> models = Trees.object(JsonTree.read(json));
        if (models == null) {
            throw new IllegalArgumentException("Not a JSON object.");
        }
        Map<String, Price> prices = new HashMap<>();
        models.forEach((model, members) -> {
            Price price = Price.of(Trees.object(members));
            if (price != null) {
                prices.put(model, price);
            }
        });
        return prices;
    }

    private static Price exactly(String model) {
        Price price = own.get(model);
        return price == null ? KNOWN.get(model) : price;
    }

    private static Map<String, Price> bundled() {
        try (InputStream in = ModelPrices.class.getResourceAsStream("/prices/model-prices.json")) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
