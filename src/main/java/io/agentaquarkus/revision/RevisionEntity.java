package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/** A row of {@code revision}. */
@Entity
@Table(name = "revision")
class RevisionEntity extends VersionedRow {

    @Column(name = "artifact_id", updatable = false)
    UUID artifactId;

    @Column(name = "variant_id", updatable = false)
    UUID variantId;

    @Column(updatable = false)
    int version;

    @Column(updatable = false)
    String message;

    @Column(name = "author_id", updatable = false)
    UUID authorId;

    @Column(name = "authored_at", updatable = false)
    Instant authoredAt;

    @Column(updatable = false)
    String data;

    /** For reading; the key above is what is written. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id", referencedColumnName = "project_id", insertable = false, updatable = false)
    @JoinColumn(name = "kind", referencedColumnName = "kind", insertable = false, updatable = false)
    @JoinColumn(name = "variant_id", referencedColumnName = "id", insertable = false, updatable = false)
    VariantEntity variant;

    Revision toRevision() {
        return new Revision(id, slug, version, variant.toVariant(), header(), message, authorId, authoredAt,
                (ObjectNode) ExactJson.read(data), lifecycle());
    }
}
