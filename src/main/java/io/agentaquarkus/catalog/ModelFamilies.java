package io.agentaquarkus.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which provider has which model, for the models of the catalogue (reference: agenta-builtin-handlers, section 19). */
public final class ModelFamilies {

    private final Map<String, String> byModel = new HashMap<>();

    private ModelFamilies() {
    }

    static ModelFamilies load() {
        ModelFamilies families = new ModelFamilies();
        CatalogFiles.required(CatalogFiles.object("types/model"), "choices").properties().forEach(family -> family.getValue()
                .forEach(model -> families.byModel.put(model.textValue(), family.getKey())));
        return families;
    }

    /** @param model as the catalogue has it, with the prefix of its family when that has one */
    public Optional<String> of(String model) {
        return Optional.ofNullable(byModel.get(model));
    }
}
