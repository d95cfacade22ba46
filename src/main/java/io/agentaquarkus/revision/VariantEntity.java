package io.agentaquarkus.revision;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A row of {@code variant}. */
@Entity
@Table(name = "variant")
class VariantEntity extends VersionedRow {

    @Column(name = "artifact_id")
    UUID artifactId;

    /** Written once, for the version is counted up behind a session's back. */
    @Column(name = "next_version", updatable = false)
    int nextVersion;

    /** For reading; the key above is what is written. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id", referencedColumnName = "project_id", insertable = false, updatable = false)
    @JoinColumn(name = "kind", referencedColumnName = "kind", insertable = false, updatable = false)
    @JoinColumn(name = "artifact_id", referencedColumnName = "id", insertable = false, updatable = false)
    ArtifactEntity artifact;

    Variant toVariant() {
        return new Variant(id, slug, artifact.toArtifact(), header(), lifecycle());
    }
}
