package io.agentaquarkus.revision;

import java.util.Map;
import java.util.UUID;

import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;

import io.agentaquarkus.problem.Problem;
import io.vertx.pgclient.PgException;

/** Refusals of rows whose keys are taken, or point nowhere. */
final class Conflicts {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String SAME_KEYS = "Entity with same keys already exists.";

    private Conflicts() {
    }

    /** What the database's refusal of a row means; the failure itself when it was no matter of keys. */
    static Throwable explained(Throwable failure, UUID id, String slug) {
        String constraint = constraint(failure);
        if (constraint == null) {
            return failure;
        }
        if (constraint.endsWith("_slug_key")) {
            return new SlugTaken(slug);
        }
        return constraint.endsWith("_pkey") ? Problem.conflict(SAME_KEYS, Map.of("id", id.toString())) : failure;
    }

    /** The refusal of a revision whose variant is none of the artifact's. */
    static Problem otherArtifact(UUID artifactId) {
        return Problem.conflict("The variant belongs to another artifact.", Map.of("artifact_id", artifactId.toString()));
    }

    /** The refusal of a row whose parent is not there. */
    static Problem parent(String field, UUID id) {
        return Problem.conflict(SAME_KEYS, Map.of(field, id.toString()));
    }

    /** Whether an artifact was to be put into a folder that is not there. */
    static boolean isUnknownFolder(Throwable failure) {
        return "artifact_folder_fkey".equals(constraint(failure));
    }

    /** Whether others held what was to be changed for too long. */
    static boolean isLockTimeout(Throwable failure) {
        String state = failure instanceof JDBCException session ? session.getSQLState()
                : failure instanceof PgException plain ? plain.getSqlState() : null;
        return LOCK_TIMEOUT.equals(state);
    }

    static boolean isTakenSlug(Throwable failure) {
        return failure instanceof SlugTaken;
    }

    /** What was violated, as a session and as plain SQL tell it; null when nothing was. */
    private static String constraint(Throwable failure) {
        return failure instanceof ConstraintViolationException session ? session.getConstraintName()
                : failure instanceof PgException plain ? plain.getConstraint() : null;
    }

    private static final class SlugTaken extends Problem {

        SlugTaken(String slug) {
            super(409, members("message", "A resource with slug '" + slug + "' already exists in this project.", "conflict",
                    Map.of("slug", slug)));
        }
    }
}
