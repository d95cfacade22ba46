package io.agentaquarkus.environment;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.project.ProjectSeed;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.SimpleEntities;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The three environments that clients expect in every new project. */
@ApplicationScoped
class DefaultEnvironments implements ProjectSeed {

    private static final List<String> NAMES = List.of("development", "staging", "production");

    private final SimpleEntities simple;

    DefaultEnvironments(SimpleEntities simple) {
        this.simple = simple;
    }

    @Override
    public Uni<Void> seed(Scope scope) {
        return Multi.createFrom().iterable(NAMES).onItem()
                .transformToUniAndConcatenate(name -> simple.create(Actor.of(scope), Family.ENVIRONMENT,
                        new NewArtifact(null, name, Header.NONE.withName(name)), null))
                .collect().last().replaceWithVoid();
    }
}
