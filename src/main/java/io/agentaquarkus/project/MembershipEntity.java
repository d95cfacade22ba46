package io.agentaquarkus.project;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A user's role in an organization, workspace or project. */
@Entity
@Table(name = "membership")
class MembershipEntity {

    @Id
    UUID id;

    String level;

    @Column(name = "target_id")
    UUID targetId;

    @Column(name = "user_id")
    UUID userId;

    String role;

    @Column(name = "created_at")
    Instant createdAt;

}
