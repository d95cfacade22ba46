package io.agentaquarkus.prompt;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Deployment;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Retrieval;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.revision.Revisions;
import io.agentaquarkus.revision.SimpleEntities;
import io.smallrye.mutiny.Uni;

/**
 * Which version of a prompt is its default: the one that is deployed to an environment of that name, which is made when it is
 * first needed.
 */
@ApplicationScoped
class DefaultVersions {

    static final String ENVIRONMENT = "athina-default";

    private static final References WHERE = new References(Reference.ofSlug(ENVIRONMENT), null, null);
    private static final String MESSAGE = "Default version";

    private final Deployment deployment;
    private final Retrieval retrieval;
    private final RevisionLookup lookup;
    private final Revisions revisions;
    private final SimpleEntities entities;

    DefaultVersions(Deployment deployment, Retrieval retrieval, RevisionLookup lookup, Revisions revisions,
            SimpleEntities entities) {
        this.deployment = deployment;
        this.retrieval = retrieval;
        this.lookup = lookup;
        this.revisions = revisions;
        this.entities = entities;
    }

    /** Null when none was ever marked, or only of a prompt of that name that is gone. */
    Uni<Revision> find(UUID projectId, Artifact prompt) {
        References own = new References(Reference.ofId(prompt.id()), null, null);
        return retrieval.retrieve(projectId, Family.APPLICATION, new Retrieval.Request(own, WHERE, null))
                .map(Retrieval.Found::revision)
                .onFailure(failure -> failure instanceof Problem problem && problem.status() < 500).recoverWithNull();
    }

    Uni<Void> set(Actor actor, Revision version) {
        References what = new References(null, null, Reference.ofId(version.id()));
        return environment(actor).chain(() -> deployment.deploy(actor, Family.APPLICATION,
                new Deployment.Request(what, WHERE, ReferenceBundle.key(version.artifact().slug()), MESSAGE)))
                .replaceWithVoid();
    }

    /** The next prompt of the name begins anew. */
    Uni<Void> forget(Actor actor, Artifact prompt) {
        return lookup.find(actor.projectId(), Family.ENVIRONMENT, WHERE).onItem().ifNotNull().transformToUni(environment -> {
            ObjectNode delta = JsonNodeFactory.instance.objectNode();
            delta.putArray("remove").add(ReferenceBundle.key(prompt.slug()));
            return revisions.commit(actor, Family.ENVIRONMENT, new Commit(environment.artifact().id(),
                    environment.variant().id(), null, Header.NONE, null, null, delta)).replaceWithVoid();
        });
    }

    private Uni<Void> environment(Actor actor) {
        return lookup.find(actor.projectId(), Family.ENVIRONMENT, WHERE).chain(found -> found != null
                ? Uni.createFrom().voidItem()
                : entities.create(actor, Family.ENVIRONMENT,
                        new NewArtifact(null, ENVIRONMENT, Header.NONE.withName(ENVIRONMENT)), null)
                        // Somebody else has made it in the meantime.
                        .onFailure(failure -> failure instanceof Problem problem && problem.status() == 409).recoverWithNull()
                        .replaceWithVoid());
    }
}
