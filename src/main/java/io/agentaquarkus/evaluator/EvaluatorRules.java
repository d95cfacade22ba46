package io.agentaquarkus.evaluator;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.catalog.EvaluatorHydration;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.workflow.RoleFlags;
import io.agentaquarkus.revision.workflow.WorkflowData;
import io.agentaquarkus.revision.workflow.WorkflowViewRules;

/** Evaluators: workflows in the role of an evaluator (reference: agenta-entities, section 9). */
@Singleton
class EvaluatorRules extends WorkflowViewRules {

    private final EvaluatorHydration hydration;

    EvaluatorRules(WorkflowData data, Catalog catalog) {
        super(RoleFlags.IS_EVALUATOR, data);
        this.hydration = catalog.hydration();
    }

    @Override
    public Family family() {
        return Family.EVALUATOR;
    }

    @Override
    public Criteria.Folder queryFolder(boolean filtered) {
        return filtered ? Criteria.Folder.ROOT : Criteria.Folder.ANY;
    }

    /** Results of evaluations are kept under an evaluator's name, so it stays. */
    @Override
    public void checkEdit(Artifact before, Header header) {
        String name = before.header().name();
        if (header.name() != null && !header.name().equals(name)) {
            throw Problem.badRequest("Renaming evaluators is temporarily disabled."
                    + (name == null ? "" : " Current evaluator name is '" + name + "'."));
        }
    }

    @Override
    public boolean simpleArchivesVariant() {
        return true;
    }

    @Override
    public ObjectNode simpleData(ObjectNode sent) {
        return sent == null ? null : hydration.hydrate(sent);
    }

    @Override
    public boolean simpleEditsVariant() {
        return true;
    }

    @Override
    public boolean simpleCommits(Simple before, Edit edit, ObjectNode data) {
        return true;
    }

    /** Unlike other workflows, an evaluator that is edited without something has nothing of it in its new revision. */
    @Override
    public Commit simpleCommit(Simple before, Edit edit, ObjectNode data) {
        return new Commit(before.artifact().id(), before.variant().id(), null, edit.header(), null, data, null);
    }
}
