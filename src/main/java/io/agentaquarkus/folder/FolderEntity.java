package io.agentaquarkus.folder;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/** A row of {@code folder}. */
@Entity
@Table(name = "folder")
@IdClass(FolderKey.class)
class FolderEntity {

    @Id
    @Column(name = "project_id")
    UUID projectId;

    @Id
    UUID id;

    @Column(name = "parent_id")
    UUID parentId;

    String slug;

    /** Changed by {@link FolderRows#move} alone, together with the paths below. */
    @Column(updatable = false)
    String path;

    String kind;
    String name;
    String description;
    String flags;
    String tags;
    String meta;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "created_by_id")
    UUID createdById;

    @Column(name = "updated_by_id")
    UUID updatedById;

    static FolderEntity create(Actor actor) {
        FolderEntity row = new FolderEntity();
        row.projectId = actor.projectId();
        row.id = Ids.next();
        row.kind = Folder.KIND;
        row.createdAt = actor.now();
        row.createdById = actor.userId();
        return row;
    }

    void updated(Actor actor) {
        updatedAt = actor.now();
        updatedById = actor.userId();
    }

    Header header() {
        return new Header(name, description, ExactJson.read(flags), ExactJson.read(tags), ExactJson.read(meta));
    }

    void overwrite(Header header) {
        name = header.name();
        description = header.description();
        flags = ExactJson.write(header.flags());
        tags = ExactJson.write(header.tags());
        meta = ExactJson.write(header.meta());
    }

    Folder toFolder() {
        return new Folder(id, slug, path, parentId, header(),
                new Lifecycle(createdAt, updatedAt, null, createdById, updatedById, null));
    }
}
