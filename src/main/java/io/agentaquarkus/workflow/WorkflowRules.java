package io.agentaquarkus.workflow;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Change;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Rows;
import io.agentaquarkus.revision.workflow.WorkflowData;
import io.agentaquarkus.revision.workflow.WorkflowViewRules;
import io.smallrye.mutiny.Uni;

/**
 * Workflows in whatever role. Their edits and commits are checked more closely than those of the other views (reference:
 * agenta-entities, sections 3.3 and 7.2).
 */
@Singleton
class WorkflowRules extends WorkflowViewRules {

    WorkflowRules(WorkflowData data) {
        super(null, data);
    }

    @Override
    public Family family() {
        return Family.WORKFLOW;
    }

    @Override
    public Problem idMismatch(Level level) {
        return level == Level.ARTIFACT
                ? Problem.badRequest("Workflow ID in path does not match workflow ID in request body.")
                : null;
    }

    @Override
    public Problem simpleIdMismatch() {
        return null;
    }

    @Override
    public boolean isStrict() {
        return true;
    }

    @Override
    public void checkEdit(Artifact before, Header header) {
        if (header.name() != null && header.name().isBlank()) {
            throw new Problem(422, "workflow.name must contain a non-whitespace character.");
        }
    }

    @Override
    public void checkCommit(Commit commit) {
        if (commit.variantId() == null) {
            throw Problem.badRequest(
                    "workflow_revision.workflow_variant_id is required when committing a workflow revision.");
        }
        if (hasContent(commit.data()) && commit.delta() != null) {
            throw Problem.badRequest("Provide either data or delta for a commit, not both.");
        }
    }

    /** A commit is compared with what there is. */
    @Override
    public boolean isSelfContained(Commit commit) {
        return false;
    }

    /** Data can be left out as long as there is none yet. */
    @Override
    public Uni<Change> change(Rows rows, Commit commit) {
        return rows.newest(commit.variantId()).map(base -> {
            if (commit.delta() == null && !hasContent(commit.data())) {
                if (base != null && base.data() != null) {
                    throw Problem
                            .badRequest("workflow_revision.data is required when committing a workflow revision.");
                }
                return change(base, commit.withData(null));
            }
            return change(base, commit);
        });
    }

    @Override
    public boolean isRepetition(Revision base, Revision made) {
        return Content.isSame(base.data(), made.data()) && Content.isSame(base.header().flags(), made.header().flags());
    }

    private static boolean hasContent(ObjectNode data) {
        return data != null && data.properties().stream().anyMatch(member -> !member.getValue().isNull());
    }
}
