package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A group of projects of one organization. */
@Entity
@Table(name = "workspace")
class WorkspaceEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

}
