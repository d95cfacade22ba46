package io.agentaquarkus.revision;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/**
 * Finds single revisions by what names them, archived or not, as they are stored. What is not there is null. Each search is a
 * transaction of its own.
 */
interface RevisionReader {

    /** @param revision with an id or a slug, of which the id counts */
    Uni<Revision> revision(UUID projectId, Kind kind, Reference revision);

    /**
     * @param variant with an id or a slug, of which the id counts
     * @param version null for the newest
     */
    Uni<Revision> ofVariant(UUID projectId, Kind kind, Reference variant, Integer version);

    /** As {@link #ofVariant}, of the oldest variant of an artifact. */
    Uni<Revision> ofDefaultVariant(UUID projectId, Kind kind, Reference artifact, Integer version);
}
