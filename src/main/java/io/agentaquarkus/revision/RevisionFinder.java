package io.agentaquarkus.revision;

import io.smallrye.mutiny.Uni;

/** Finds revisions of one project. */
@FunctionalInterface
public interface RevisionFinder {

    /** Null when there is no such revision; fails with {@link RefusedReferences} when the references do not name one. */
    Uni<Revision> find(Family family, References references);
}
