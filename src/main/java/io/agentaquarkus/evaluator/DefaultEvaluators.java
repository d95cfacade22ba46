package io.agentaquarkus.evaluator;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.project.ProjectSeed;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.SimpleEntities;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The three evaluators that clients expect in every new project: two that need no model, and one for people. */
@ApplicationScoped
class DefaultEvaluators implements ProjectSeed {

    private static final List<Default> DEFAULTS = List.of(new Default("exact-match", "auto_exact_match", null),
            new Default("contains-json", "auto_contains_json", null),
            new Default("quality-rating", "feedback", "quality-rating"));

    private final SimpleEntities simple;
    private final Catalog catalog;

    DefaultEvaluators(SimpleEntities simple, Catalog catalog) {
        this.simple = simple;
        this.catalog = catalog;
    }

    @Override
    public Uni<Void> seed(Scope scope) {
        return Multi.createFrom().iterable(DEFAULTS).onItem().transformToUniAndConcatenate(one -> {
            ObjectNode entry = catalog.entry(one.template(), one.preset());
            Header header = new Header(entry.path("name").textValue(), entry.path("description").textValue(), null, null, null);
            return simple.create(Actor.of(scope), Family.EVALUATOR, new NewArtifact(null, one.slug(), header),
                    (ObjectNode) entry.get("data"));
        }).collect().last().replaceWithVoid();
    }

    /** @param preset null for the template itself */
    private record Default(String slug, String template, String preset) {
    }
}
