package io.agentaquarkus.revision;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/**
 * Serves revisions to those who run them: directly by reference, or by what an environment holds under a key (reference:
 * agenta-retrieve-and-resolve, section 2).
 */
@ApplicationScoped
public class Retrieval {

    private final RevisionLookup lookup;

    Retrieval(RevisionLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * @param own references of the family
     * @param environment references of an environment
     * @param key under which the environment holds it; null derives it from the artifact's slug
     */
    public record Request(References own, References environment, String key) {

        boolean isByEnvironment() {
            return environment.isGiven() || key != null;
        }
    }

    /**
     * @param environment the environment's revision, null when it was not asked for
     * @param key null without an environment
     */
    public record Found(Revision revision, Revision environment, String key) {
    }

    /** Null when nothing is found directly; by environment that is a 404. */
    public Uni<Found> retrieve(UUID projectId, Family family, Request request) {
        if (request.isByEnvironment()) {
            return byEnvironment(projectId, family, request);
        }
        if (!request.own().isGiven() && family.kind() == Kind.WORKFLOW) {
            throw Problem.badRequest("Provide " + family.singular() + " refs or environment refs with key to retrieve "
                    + article(family) + " " + family.singular() + " revision.");
        }
        return direct(projectId, family, request.own());
    }

    /** By the family's own references alone; null when nothing is found, or none is given. */
    public Uni<Found> direct(UUID projectId, Family family, References own) {
        return lookup.find(projectId, family, own).onItem().ifNotNull()
                .transform(revision -> new Found(revision, null, null));
    }

    private Uni<Found> byEnvironment(UUID projectId, Family family, Request request) {
        if (!request.environment().isGiven()) {
            throw Problem.badRequest("Environment-backed " + family.singular() + " retrieve requires environment refs.");
        }
        return key(projectId, family, request).chain(key -> lookup
                .find(projectId, Family.ENVIRONMENT, request.environment()).chain(environment -> {
                    JsonNode bundle = bundle(environment, key);
                    if (bundle == null) {
                        throw notHeld(family);
                    }
                    References stored = ReferenceBundle.references(family, bundle);
                    Contradictions.refuse(family, request.own(), stored);
                    return lookup.find(projectId, family, stored).map(revision -> {
                        if (revision == null) {
                            throw notHeld(family);
                        }
                        return new Found(revision, environment, key);
                    });
                }));
    }

    private Uni<String> key(UUID projectId, Family family, Request request) {
        if (request.key() != null && !request.key().isEmpty()) {
            return Uni.createFrom().item(request.key());
        }
        Reference artifact = request.own().artifactOrNone();
        if (artifact.slug() != null) {
            return Uni.createFrom().item(ReferenceBundle.key(artifact.slug()));
        }
        if (artifact.id() == null) {
            throw Problem.badRequest("Environment-backed " + family.singular() + " retrieve requires key.");
        }
        return lookup.artifact(projectId, family, artifact).map(found -> {
            if (found == null) {
                throw Problem.badRequest("Environment-backed " + family.singular()
                        + " retrieve could not derive key from " + family.singular() + " slug.");
            }
            return ReferenceBundle.key(found.slug());
        });
    }

    private static JsonNode bundle(Revision environment, String key) {
        return environment == null || environment.data() == null ? null : environment.data().path("references").get(key);
    }

    /** The 404 for a key that an environment does not hold, or holds for another family. */
    public static Problem notHeld(Family family) {
        return Problem.notFound(
                "Environment revision does not contain " + family.singular() + " references for the requested key.");
    }

    private static String article(Family family) {
        return family == Family.WORKFLOW ? "a" : "an";
    }
}
