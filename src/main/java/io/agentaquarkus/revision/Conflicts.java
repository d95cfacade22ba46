package io.agentaquarkus.revision;

import java.util.Map;
import java.util.UUID;

import org.hibernate.exception.ConstraintViolationException;

import io.agentaquarkus.problem.Problem;

/** Refusals of rows whose keys are taken, or point nowhere. */
final class Conflicts {

    private static final String SAME_KEYS = "Entity with same keys already exists.";

    private Conflicts() {
    }

    /** What the database's refusal of a row means; the failure itself when it was no matter of keys. */
    static Throwable explained(Throwable failure, VersionedRow row) {
        String constraint = failure instanceof ConstraintViolationException violation ? violation.getConstraintName() : null;
        if (constraint == null) {
            return failure;
        }
        if (constraint.endsWith("_slug_key")) {
            return new SlugTaken(row.slug);
        }
        return constraint.endsWith("_pkey") ? Problem.conflict(SAME_KEYS, Map.of("id", row.id.toString())) : failure;
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
        return failure instanceof ConstraintViolationException violation
                && "artifact_folder_fkey".equals(violation.getConstraintName());
    }

    static boolean isTakenSlug(Throwable failure) {
        return failure instanceof SlugTaken;
    }

    private static final class SlugTaken extends Problem {

        SlugTaken(String slug) {
            super(409, members("message", "A resource with slug '" + slug + "' already exists in this project.", "conflict",
                    Map.of("slug", slug)));
        }
    }
}
