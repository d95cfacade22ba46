package io.agentaquarkus.published;

import jakarta.inject.Singleton;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.published.Revisions.CommitRevisionRequest;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Committed;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.revision.Revisions;
import io.agentaquarkus.revision.Variants;
import io.smallrye.mutiny.Uni;

/**
 * Commits of parameters alone, on top of what else the newest revision says. Another commit between its reading and this one
 * is no reason to refuse: the parameters are replaced as a whole in any case.
 */
@Singleton
class Commits {

    private static final int ATTEMPTS = 5;

    private final RevisionLookup lookup;
    private final Revisions revisions;
    private final Variants variants;

    Commits(RevisionLookup lookup, Revisions revisions, Variants variants) {
        this.lookup = lookup;
        this.revisions = revisions;
        this.variants = variants;
    }

    /** Fails with 404 for a variant that is not there, with 409 for a slug that is taken. */
    Uni<Revision> commit(Actor actor, CommitRevisionRequest.New sent) {
        return variants.fetch(actor.projectId(), Family.APPLICATION, sent.variantId()).onItem().ifNull()
                .failWith(() -> Problem.notFound(
                        "revision.variant_id: there is no variant with the id " + sent.variantId() + "."))
                .chain(() -> onHead(actor, sent).onFailure(Commits::headHasMoved).retry().atMost(ATTEMPTS))
                .onItem().ifNull()
                .failWith(() -> new Problem(409, "revision.slug: '" + sent.slug() + "' is taken.")).map(Committed::revision);
    }

    private Uni<Committed> onHead(Actor actor, CommitRevisionRequest.New sent) {
        return lookup.find(actor.projectId(), Family.APPLICATION,
                new References(null, Reference.ofId(sent.variantId()), null))
                .chain(head -> revisions.commit(actor, Family.APPLICATION, sent.commit(head)));
    }

    private static boolean headHasMoved(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 409;
    }
}
