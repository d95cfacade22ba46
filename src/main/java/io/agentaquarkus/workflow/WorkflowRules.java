package io.agentaquarkus.workflow;

import jakarta.inject.Singleton;

import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.workflow.WorkflowViewRules;

/** Workflows in whatever role. */
@Singleton
class WorkflowRules extends WorkflowViewRules {

    WorkflowRules(Catalog catalog) {
        super(null, catalog);
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
}
