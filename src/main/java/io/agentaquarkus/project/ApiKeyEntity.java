package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key without its secret. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {

    @Id
    UUID id;

    String prefix;

    @Column(name = "secret_hash")
    String secretHash;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "user_id")
    UUID userId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

}
