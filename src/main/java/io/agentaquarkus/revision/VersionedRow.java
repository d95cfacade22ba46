package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.ExactJson;

/** What artifacts, variants and revisions have in common. JSON is kept as text. */
@MappedSuperclass
@IdClass(RowKey.class)
abstract class VersionedRow {

    @Id
    @Column(name = "project_id")
    UUID projectId;

    @Id
    @Enumerated(EnumType.STRING)
    Kind kind;

    @Id
    UUID id;

    String slug;
    String name;
    String description;
    String flags;
    String tags;
    String meta;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    @Column(name = "created_by_id")
    UUID createdById;

    @Column(name = "updated_by_id")
    UUID updatedById;

    @Column(name = "deleted_by_id")
    UUID deletedById;

    final Header header() {
        return new Header(name, description, ExactJson.read(flags), ExactJson.read(tags), ExactJson.read(meta));
    }

    final void overwrite(Header header) {
        name = header.name();
        description = header.description();
        flags = ExactJson.write(header.flags());
        tags = ExactJson.write(header.tags());
        meta = ExactJson.write(header.meta());
    }

    /** Applies only what was sent with a value; flags that were sent as null are taken away. */
    final void merge(Header header) {
        overwrite(header.orElse(header()));
        JsonNode sent = header.flags();
        if (sent != null && sent.isNull()) {
            flags = null;
        }
    }

    final Lifecycle lifecycle() {
        return new Lifecycle(createdAt, updatedAt, deletedAt, createdById, updatedById, deletedById);
    }

    final void created(Actor actor, UUID newId) {
        projectId = actor.projectId();
        id = newId;
        createdAt = actor.now();
        createdById = actor.userId();
    }

    final void updated(Actor actor) {
        updatedAt = actor.now();
        updatedById = actor.userId();
    }

    final void archived(Actor actor, boolean archived) {
        deletedAt = archived ? actor.now() : null;
        deletedById = archived ? actor.userId() : null;
        updated(actor);
    }
}
