package io.agentaquarkus.workflow;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.DeployableResource;
import io.agentaquarkus.revision.rest.Engine;

/** Workflows, their variants and revisions. */
@Path("/workflows")
public class WorkflowsResource extends DeployableResource {

    WorkflowsResource(Engine engine) {
        super(Family.WORKFLOW, engine);
    }
}
