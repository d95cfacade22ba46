package io.agentaquarkus.inference;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.json.Times;

/** A row of {@code inference_reference}: a call that is known by a reference, or what was said about one not known yet. */
@Entity
@Table(name = "inference_reference")
class ReferenceEntity {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String reference;

    @Column(name = "trace_id")
    UUID traceId;

    @Column(name = "span_id")
    Long spanId;

    /** JSON text. */
    String pending;

    @Column(name = "created_at")
    Instant createdAt;

    static ReferenceEntity of(UUID projectId, String reference) {
        ReferenceEntity row = new ReferenceEntity();
        row.id = Ids.next();
        row.projectId = projectId;
        row.reference = reference;
        row.createdAt = Times.now();
        return row;
    }
}
