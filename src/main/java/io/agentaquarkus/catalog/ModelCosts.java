package io.agentaquarkus.catalog;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.span.assemble.ModelPrices;
import io.agentaquarkus.span.assemble.Price;

/** Adds to the choice of models what they cost. */
final class ModelCosts {

    private static final int MILLION = 6;

    private ModelCosts() {
    }

    /**
     * @param type the model type, with {@code choices} by provider
     * @return the same type with {@code x-ag-metadata}: US dollars per million tokens of {@code input} and {@code output}, by
     *         provider and model, for the models whose price is known
     */
    static ObjectNode addTo(ObjectNode type) {
        ObjectNode costs = JsonNodeFactory.instance.objectNode();
        CatalogFiles.required(type, "choices").properties().forEach(provider -> {
            ObjectNode models = costs.putObject(provider.getKey());
            for (JsonNode model : provider.getValue()) {
                Price price = ModelPrices.of(model.textValue());
                if (price != null) {
                    models.putObject(model.textValue()).put("input", perMillion(price.input()))
                            .put("output", perMillion(price.output()));
                }
            }
        });
        return type.set("x-ag-metadata", costs);
    }

    private static BigDecimal perMillion(double perToken) {
        BigDecimal cost = BigDecimal.valueOf(perToken).movePointRight(MILLION).stripTrailingZeros();
        return cost.scale() < 1 ? cost.setScale(1) : cost;
    }
}
