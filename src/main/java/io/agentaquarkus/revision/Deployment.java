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
        return store.write(actor.projectId(), family.kind(), rows -> lookup
                .find(rows, family, request.what()).chain(revision -> {
                    requireFound(revision, family);
                    Rows environments = rows.of(Kind.ENVIRONMENT);
                    return lookup.find(environments, Family.ENVIRONMENT, request.where())
                            .invoke(environment -> requireFound(environment, Family.ENVIRONMENT))
                            .chain(environment -> Revisions.add(environments, actor, families.of(Family.ENVIRONMENT),
                                    commit(family, revision, environment, request)))
                            .replaceWith(revision);
                }));
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

    private static void requireFound(Revision revision, Family family) {
        if (revision == null) {
            throw Problem.notFound(family.title() + " revision not found.");
        }
    }
}
