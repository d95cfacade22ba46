package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What everything else belongs to. */
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "workspace_id")
    UUID workspaceId;

    String name;

    @Column(name = "is_default")
    boolean isDefault;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

}
