package io.agentaquarkus.revision;

import java.util.StringJoiner;
import java.util.UUID;

/**
 * Holds what was said of a revision against what it is. The texts are those that clients of the original look into, with
 * values in its language's spelling.
 */
final class Contradictions {

    private final String prefix;
    private final StringJoiner found = new StringJoiner("; ");

    private Contradictions(String prefix) {
        this.prefix = prefix;
    }

    /** Fails with 400 and all contradictions between the references and the revision that they found. */
    static void refuse(Family speaker, References references, Revision revision) {
        Contradictions all = new Contradictions(speaker.singular());
        all.compare("_ref", references.artifactOrNone(), "artifact_", revision.artifact().id(), revision.artifact().slug());
        all.compare("_variant_ref", references.variantOrNone(), "variant_", revision.variant().id(), revision.variant().slug());
        Reference named = references.revisionOrNone();
        all.compare("_revision_ref", named, "", revision.id(), revision.slug());
        all.text("_revision_ref.version", named.version(), "version", Integer.toString(revision.version()));
        all.refuse();
    }

    /** As above, between references of a client and stored ones; what either leaves out is no contradiction. */
    static void refuse(Family speaker, References references, References stored) {
        Contradictions all = new Contradictions(speaker.singular());
        all.compare("_ref", references.artifactOrNone(), "artifact_", stored.artifactOrNone());
        all.compare("_variant_ref", references.variantOrNone(), "variant_", stored.variantOrNone());
        all.compare("_revision_ref", references.revisionOrNone(), "", stored.revisionOrNone());
        all.text("_revision_ref.version", references.revisionOrNone().version(), "version",
                stored.revisionOrNone().version());
        all.refuse();
    }

    private void compare(String field, Reference said, String actualPrefix, Reference actual) {
        compare(field, said, actualPrefix, actual.id(), actual.slug());
    }

    private void compare(String field, Reference said, String actualPrefix, UUID id, String slug) {
        if (said.id() != null && id != null && !said.id().equals(id)) {
            add(field + ".id", "UUID('" + said.id() + "')", actualPrefix + "id", "UUID('" + id + "')");
        }
        text(field + ".slug", said.slug(), actualPrefix + "slug", slug);
    }

    private void text(String field, String said, String actualField, String actual) {
        if (said != null && actual != null && !said.equals(actual)) {
            add(field, "'" + said + "'", actualField, "'" + actual + "'");
        }
    }

    private void add(String field, String said, String actualField, String actual) {
        found.add(prefix + field + "=" + said + " does not match resolved revision's " + actualField + "=" + actual);
    }

    private void refuse() {
        if (found.length() > 0) {
            throw RefusedReferences.inconsistent(found.toString());
        }
    }
}
