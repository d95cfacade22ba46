package io.agentaquarkus.revision;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code artifact}. */
@Entity
@Table(name = "artifact")
class ArtifactEntity extends VersionedRow {

    @Column(name = "folder_id")
    UUID folderId;

    Artifact toArtifact() {
        return new Artifact(id, slug, folderId, header(), lifecycle());
    }
}
