package io.agentaquarkus.folder;

import java.util.List;
import java.util.UUID;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** The folders of one project within a session. Nothing found is null. */
final class FolderRows {

    /** Changes of a project's folders follow one another, so that what one has checked still holds when it writes. */
    private static final String LOCK = "select id from project where id = ?1 for no key update";
    private static final String IS_INSIDE = """
            with recursive up(id, parent_id) as (
                select id, parent_id from folder where project_id = ?1 and id = ?2
                union all
                select f.id, f.parent_id from folder f join up on f.project_id = ?1 and f.id = up.parent_id)
            select exists (select 1 from up where id = ?3)
            """;
    /** A folder and all that lie in it. */
    private static final String TREE = """
            with recursive tree(id) as (
                select cast(?2 as uuid)
                union all
                select f.id from folder f join tree on f.project_id = ?1 and f.parent_id = tree.id)
            """;
    private static final String LEVELS = TREE + """
            select max(length(path) - length(replace(path, '.', ''))) from folder
            where project_id = ?1 and id in (select id from tree)
            """;
    private static final String MOVE = TREE + """
            update folder set path = ?3 || substr(path, ?4) where project_id = ?1 and id in (select id from tree)
            """;

    private final Mutiny.Session session;
    private final UUID projectId;

    FolderRows(Mutiny.Session session, UUID projectId) {
        this.session = session;
        this.projectId = projectId;
    }

    Uni<Void> lock() {
        return session.createNativeQuery(LOCK, UUID.class).setParameter(1, projectId).getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<FolderEntity> find(UUID id) {
        return session.find(FolderEntity.class, new FolderKey(projectId, id));
    }

    Uni<List<FolderEntity>> list(FolderFilter filter) {
        return new FolderQuery(projectId, filter).list(session);
    }

    Uni<Void> insert(FolderEntity row) {
        return refusing(session.persist(row).chain(session::flush));
    }

    Uni<Void> flush() {
        return session.flush();
    }

    /** Whether a folder is another one, or lies somewhere in it. */
    Uni<Boolean> isInside(UUID id, UUID otherId) {
        return session.createNativeQuery(IS_INSIDE, Boolean.class).setParameter(1, projectId).setParameter(2, id)
                .setParameter(3, otherId).getSingleResult();
    }

    /** How many levels of folders lie in a folder. */
    Uni<Integer> levelsBelow(FolderEntity row) {
        return session.createNativeQuery(LEVELS, Integer.class).setParameter(1, projectId).setParameter(2, row.id)
                .getSingleResult().map(deepest -> deepest - (int) row.path.chars().filter(c -> c == '.').count());
    }

    /** Gives a folder another path, and with it everything below. */
    Uni<Void> move(FolderEntity row, String path) {
        return refusing(session.createNativeQuery(MOVE).setParameter(1, projectId).setParameter(2, row.id)
                .setParameter(3, path).setParameter(4, row.path.length() + 1).executeUpdate().replaceWithVoid())
                .invoke(() -> row.path = path);
    }

    /** Takes a folder away with everything below; false when there is none. What lies inside is then in no folder. */
    Uni<Boolean> delete(UUID id) {
        return session.createMutationQuery("delete from FolderEntity where projectId = :project and id = :id")
                .setParameter("project", projectId).setParameter("id", id).executeUpdate().map(count -> count > 0);
    }

    private static Uni<Void> refusing(Uni<Void> change) {
        return change.onFailure(FolderRows::isTakenPath)
                .transform(failure -> new Problem(409, "A folder with this path already exists in this project."));
    }

    private static boolean isTakenPath(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && "folder_path_key".equals(violation.getConstraintName());
    }
}
