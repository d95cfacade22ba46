package io.agentaquarkus.catalog;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.runtime.Startup;

/** What is built in: the same for every project, and never changed. A broken resource ends the start-up. */
@ApplicationScoped
@Startup
public class Catalog {

    private final Interfaces interfaces = Interfaces.load();
    private final RoleTable roles = RoleTable.load();
    private final Templates templates = Templates.load(interfaces, roles);
    private final List<ObjectNode> evaluatorTemplates = EvaluatorTemplates.load();
    private final Vocabulary types = Vocabulary.types();
    private final ModelFamilies models = ModelFamilies.load();
    private final Vocabulary harnesses = Vocabulary.harnesses();
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

    public ModelFamilies models() {
        return models;
    }

    public EvaluatorHydration hydration() {
        return hydration;
    }

    /**
     * A template, or one of its presets, as the catalogue shows it: {@code name}, {@code description}, {@code data} and more.
     * The caller owns the copy that it gets.
     *
     * @param preset null for the template itself
     * @throws java.util.NoSuchElementException when there is no such thing
     */
    public ObjectNode entry(String template, String preset) {
        Template found = templates.find(template).orElseThrow();
        ObjectNode entry = preset == null ? found.answer()
                : found.presets().stream()
                        .filter(one -> one.path("key").asText().equals(preset)).findFirst().orElseThrow();
        return entry.deepCopy();
    }

    /** What an evaluator can start from, as the catalogue shows it. Not to be changed. */
    public List<ObjectNode> offeredEvaluators() {
        return templates.all().stream().filter(template -> template.roles().evaluator() && !template.archived())
                .map(Template::answer).toList();
    }

    Templates templates() {
        return templates;
    }

    List<ObjectNode> evaluatorTemplates() {
        return evaluatorTemplates;
    }

    Vocabulary types() {
        return types;
    }

    Vocabulary harnesses() {
        return harnesses;
    }
}
