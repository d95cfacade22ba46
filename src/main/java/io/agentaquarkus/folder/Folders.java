package io.agentaquarkus.folder;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Folders, which form trees (reference: agenta-entities, section 14). What is not found is null. Unlike in the original, a
 * folder never gets into itself, each can be reached by its id, and one can be moved to the top.
 */
@ApplicationScoped
class Folders {

    /** Fails when the name, slug or path is not allowed or taken, or the parent is not there. */
    Uni<Folder> create(Actor actor, FolderEdit folder) {
        FolderPath.checkName(folder.header().name());
        FolderPath.checkSlug(folder.slug());
        return changing(actor.projectId(), rows -> parent(rows, folder.place().parentId()).chain(parent -> {
            FolderEntity row = FolderEntity.create(actor);
            row.slug = folder.slug();
            row.parentId = folder.place().parentId();
            row.path = path(parent, row.slug);
            FolderPath.checkDepth(row.path, 0);
            row.overwrite(folder.header());
            return rows.insert(row).replaceWith(row::toFolder);
        }));
    }

    Uni<Folder> fetch(UUID projectId, UUID id) {
        return reading(projectId, rows -> rows.find(id)).onItem().ifNotNull().transform(FolderEntity::toFolder);
    }

    /** As {@link #create}; also fails when the folder would get into itself. */
    Uni<Folder> edit(Actor actor, UUID id, FolderEdit edit) {
        FolderPath.checkName(edit.header().name());
        if (edit.slug() != null) {
            FolderPath.checkSlug(edit.slug());
        }
        return changing(actor.projectId(), rows -> rows.find(id).onItem().ifNotNull()
                .transformToUni(row -> place(rows, row, edit).chain(() -> {
                    row.overwrite(edit.header().orElse(row.header()));
                    row.updated(actor);
                    return rows.flush().replaceWith(row::toFolder);
                })));
    }

    /** Whether there was such a folder. Those below go with it; artifacts stay, and lie in no folder. */
    Uni<Boolean> delete(UUID projectId, UUID id) {
        return changing(projectId, rows -> rows.delete(id));
    }

    Uni<List<Folder>> query(UUID projectId, FolderFilter filter) {
        return reading(projectId, rows -> rows.list(filter))
                .map(found -> found.stream().map(FolderEntity::toFolder).toList());
    }

    /** Puts the folder where the edit wants it, under the slug that the edit wants. */
    private static Uni<Void> place(FolderRows rows, FolderEntity row, FolderEdit edit) {
        UUID parentId = edit.place() == null ? row.parentId : edit.place().parentId();
        return parent(rows, parentId).call(parent -> refuseInside(rows, parentId, row.id)).chain(parent -> {
            row.slug = edit.slug() == null ? row.slug : edit.slug();
            row.parentId = parentId;
            String path = path(parent, row.slug);
            if (path.equals(row.path)) {
                return Uni.createFrom().voidItem();
            }
            return rows.levelsBelow(row).invoke(levels -> FolderPath.checkDepth(path, levels))
                    .chain(() -> rows.move(row, path));
        });
    }

    private static Uni<Void> refuseInside(FolderRows rows, UUID parentId, UUID id) {
        return parentId == null ? Uni.createFrom().voidItem() : rows.isInside(parentId, id).invoke(inside -> {
            if (inside) {
                throw Problem.badRequest("'parent_id' is the folder itself or lies in it.");
            }
        }).replaceWithVoid();
    }

    private static String path(FolderEntity parent, String slug) {
        return FolderPath.of(parent == null ? null : parent.path, slug);
    }

    /** @param id null for the top, where there is no parent */
    private static Uni<FolderEntity> parent(FolderRows rows, UUID id) {
        return id == null ? Uni.createFrom().nullItem()
                : rows.find(id).onItem().ifNull().failWith(() -> Problem.notFound("Parent folder not found."));
    }

    private static <T> Uni<T> reading(UUID projectId, Function<FolderRows, Uni<T>> work) {
        return Panache.withSession(
                () -> Panache.getSession().chain(session -> work.apply(new FolderRows(session, projectId))));
    }

    private static <T> Uni<T> changing(UUID projectId, Function<FolderRows, Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> {
            FolderRows rows = new FolderRows(session, projectId);
            return rows.lock().chain(() -> work.apply(rows));
        }));
    }
}
