package io.agentaquarkus.revision;

/**
 * An artifact with its default variant and that variant's head, as one.
 *
 * @param variant null for an artifact without a variant
 * @param revision null for a variant without a revision
 */
public record Simple(Artifact artifact, Variant variant, Revision revision) {

    Simple withoutHead() {
        return withRevision(null);
    }

    public Simple withRevision(Revision other) {
        return new Simple(artifact, variant, other);
    }
}
