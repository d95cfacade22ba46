package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The owner of workspaces. */
@Entity
@Table(name = "organization")
class OrganizationEntity {

    @Id
    UUID id;

    String slug;

    String name;

    String description;

    @Column(name = "owner_id")
    UUID ownerId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

}
