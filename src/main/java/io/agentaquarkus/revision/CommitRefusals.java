package io.agentaquarkus.revision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.problem.CodedProblem;

/** Refusals of commits that met others. */
public final class CommitRefusals {

    private CommitRefusals() {
    }

    /**
     * Fails with 409 when the commit builds on another revision than the variant's newest.
     *
     * @param head the newest that is not archived, or null
     */
    public static void requireBase(Commit commit, Revision head) {
        if (commit.baseId() == null || head != null && head.id().equals(commit.baseId())) {
            return;
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("base_revision_id", commit.baseId().toString());
        if (head != null) {
            details.put("current_revision_id", head.id().toString());
            details.put("current_revision_version", Integer.toString(head.version()));
        }
        throw new CodedProblem(409, "revision_conflict", "The workflow head changed. No revision was committed.", false,
                "Read the current revision, apply the change to it and commit with its id.", details);
    }

    /** 503: other commits to the variant did not end in time. */
    static CodedProblem lockTimeout(UUID variantId) {
        return new CodedProblem(503, "commit_lock_timeout",
                "Other commits to the variant took too long. Nothing was committed.",
                true, "Send the same commit again.",
                Map.of("variant_id", variantId.toString(), "timeout_ms", RevisionWriter.LOCK_TIMEOUT_MS));
    }
}
