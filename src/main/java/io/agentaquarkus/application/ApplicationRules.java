package io.agentaquarkus.application;

import jakarta.inject.Singleton;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.workflow.RoleFlags;
import io.agentaquarkus.revision.workflow.WorkflowData;
import io.agentaquarkus.revision.workflow.WorkflowViewRules;

/** Applications: workflows in the role of an application. */
@Singleton
class ApplicationRules extends WorkflowViewRules {

    ApplicationRules(WorkflowData data) {
        super(RoleFlags.IS_APPLICATION, data);
    }

    @Override
    public Family family() {
        return Family.APPLICATION;
    }

    @Override
    public Criteria.Folder queryFolder(boolean filtered) {
        return filtered ? Criteria.Folder.ROOT : Criteria.Folder.ANY;
    }

    @Override
    public Problem idMismatch(Level level) {
        String sentence = switch (level) {
            case ARTIFACT -> "Application ID in path does not match application ID in request body.";
            case VARIANT -> "Application variant ID in path does not match application variant ID in request body.";
            case REVISION -> "Application revision ID in path does not match application revision ID in request body.";
        };
        return Problem.badRequest(sentence);
    }
}
