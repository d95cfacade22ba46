package io.agentaquarkus.revision;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/**
 * Puts a revision into an environment: a commit to the environment that sets the revision's references under a key
 * (reference: agenta-retrieve-and-resolve, section 5).
 */
@ApplicationScoped
public class Deployment {

    private final RevisionStore store;
    private final RevisionLookup lookup;
    private final Families families;

    Deployment(RevisionStore store, RevisionLookup lookup, Families families) {
        this.store = store;
        this.lookup = lookup;
        this.families = families;
    }

    /**
     * @param what references of the family
     * @param where references of the environment; the commit goes on top of the variant that they find
     * @param key null derives it from the artifact's slug
     * @param message of the environment's revision
     */
    public record Request(References what, References where, String key, String message) {
    }

    /** The revision that was deployed. */
    public Uni<Revision> deploy(Actor actor, Family family, Request request) {
        requireGiven(family, request.what(), family);
        requireGiven(family, request.where(), Family.ENVIRONMENT);
        return find(actor, family, request.what()).chain(revision -> find(actor, Family.ENVIRONMENT, request.where())
                .chain(environment -> store.write(actor.projectId(), Kind.ENVIRONMENT,
                        rows -> Revisions.add(rows, actor, families.of(Family.ENVIRONMENT),
                                commit(family, revision, environment, request))))
                .replaceWith(revision));
    }

    private Uni<Revision> find(Actor actor, Family family, References references) {
        return lookup.find(actor.projectId(), family, references)
                .onItem().ifNull().failWith(() -> Problem.notFound(family.title() + " revision not found."));
    }

    private static Commit commit(Family family, Revision revision, Revision environment, Request request) {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        String key = request.key() == null ? ReferenceBundle.key(revision.artifact().slug()) : request.key();
        delta.putObject("set").set(key, ReferenceBundle.of(family, revision));
        return new Commit(environment.artifact().id(), environment.variant().id(), null, Header.NONE, request.message(), null,
                delta);
    }

    private static void requireGiven(Family family, References references, Family named) {
        if (!references.isGiven()) {
            throw Problem.badRequest(family.title() + " deploy requires " + named.singular() + " refs.");
        }
    }
}
