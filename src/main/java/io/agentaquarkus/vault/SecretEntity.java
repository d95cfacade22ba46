package io.agentaquarkus.vault;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code secret}. */
@Entity
@Table(name = "secret")
class SecretEntity {

    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String slug;
    String name;
    String description;
    String kind;

    /** Encrypted; see {@link SecretCipher}. */
    byte[] data;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}
