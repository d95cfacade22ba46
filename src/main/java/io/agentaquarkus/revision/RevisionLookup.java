package io.agentaquarkus.revision;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * Finds the one revision that up to three references name (reference: agenta-retrieve-and-resolve, section 1). The most
 * exact reference finds it, archived or not; everything else that was said must then agree with it.
 */
@ApplicationScoped
public class RevisionLookup {

    private static final Pattern VERSION = Pattern.compile("0|[1-9]\\d{0,8}");

    private final RevisionReader reader;
    private final RevisionStore store;
    private final Families families;

    RevisionLookup(RevisionReader reader, RevisionStore store, Families families) {
        this.reader = reader;
        this.store = store;
        this.families = families;
    }

    /**
     * @return null when there is no such revision; fails with 400 when the references are not enough or contradict the
     *         revision that they find
     */
    public Uni<Revision> find(UUID projectId, Family family, References references) {
        return stored(projectId, family, references).onItem().ifNotNull().transform(families.of(family)::shown);
    }

    /** As {@link #find}, but as it is stored. */
    Uni<Revision> stored(UUID projectId, Family family, References references) {
        requireEnough(family, references);
        return named(projectId, family.kind(), references)
                .onItem().ifNotNull().invoke(found -> Contradictions.refuse(speaker(family), references, found));
    }

    /** The family whose names a contradiction is told in: views of workflows speak of workflows. */
    private static Family speaker(Family family) {
        return family.isWorkflowView() ? Family.WORKFLOW : family;
    }

    /** Also for an artifact alone: what its id or slug finds, or null. */
    Uni<Artifact> artifact(UUID projectId, Family family, Reference reference) {
        return store.read(projectId, family.kind(), rows -> rows.artifact(reference))
                .onItem().ifNotNull().transform(ArtifactEntity::toArtifact);
    }

    /** What the most exact reference finds; whether the references are enough and agree is the caller's to see to. */
    Uni<Revision> named(UUID projectId, Kind kind, References references) {
        Reference revision = references.revisionOrNone();
        if (revision.isIdentifying()) {
            return reader.revision(projectId, kind, revision);
        }
        if (revision.version() != null && !VERSION.matcher(revision.version()).matches()) {
            return Uni.createFrom().nullItem();
        }
        Integer version = revision.version() == null ? null : Integer.valueOf(revision.version());
        Reference variant = references.variantOrNone();
        Reference artifact = references.artifactOrNone();
        if (variant.isIdentifying()) {
            return reader.ofVariant(projectId, kind, variant, version);
        }
        return artifact.isIdentifying() ? reader.ofDefaultVariant(projectId, kind, artifact, version)
                : Uni.createFrom().nullItem();
    }

    private static void requireEnough(Family family, References references) {
        Reference variant = references.variantOrNone();
        Reference revision = references.revisionOrNone();
        String name = family.singular();
        if (!variant.isIdentifying() && variant.version() != null) {
            throw RefusedReferences
                    .insufficient(name + "_variant_ref carries only `version`, but variants have no `version` field. "
                            + "Identify the variant by " + name + "_variant_ref.id or " + name + "_variant_ref.slug.");
        }
        if (!revision.isIdentifying() && revision.version() != null && !variant.isIdentifying()
                && !references.artifactOrNone().isIdentifying()) {
            throw RefusedReferences.insufficient(name + "_revision_ref.version is a per-variant sequence number and requires a "
                    + name
                    + "_variant_ref or " + name + "_ref to scope it. Provide either, or identify the revision by " + name
                    + "_revision_ref.id or " + name + "_revision_ref.slug (both are project-unique).");
        }
    }
}
