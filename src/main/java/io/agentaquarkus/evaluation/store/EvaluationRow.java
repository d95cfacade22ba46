package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;

import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/** What the rows of all tables have in common. JSON is kept as text. */
@MappedSuperclass
@IdClass(RowKey.class)
abstract class EvaluationRow<R> {

    @Id
    @Column(name = "project_id")
    UUID projectId;

    @Id
    UUID id;

    String flags;
    String tags;
    String meta;

    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "created_by_id")
    UUID createdById;

    @Column(name = "updated_by_id")
    UUID updatedById;

    abstract R read();

    abstract void write(R record);

    final void write(UUID newId, Header header, Lifecycle lifecycle, Status newStatus) {
        id = newId;
        flags = ExactJson.write(header.flags());
        tags = ExactJson.write(header.tags());
        meta = ExactJson.write(header.meta());
        createdAt = lifecycle.createdAt();
        updatedAt = lifecycle.updatedAt();
        createdById = lifecycle.createdById();
        updatedById = lifecycle.updatedById();
        status = newStatus;
    }

    final Header header(String name, String description) {
        return new Header(name, description, ExactJson.read(flags), ExactJson.read(tags), ExactJson.read(meta));
    }

    final Lifecycle lifecycle() {
        return new Lifecycle(createdAt, updatedAt, null, createdById, updatedById, null);
    }
}
