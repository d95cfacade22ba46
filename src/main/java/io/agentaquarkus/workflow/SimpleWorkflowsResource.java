package io.agentaquarkus.workflow;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;

/** Workflows with their default variant and head as one. */
@Path("/simple/workflows")
public class SimpleWorkflowsResource extends SimpleFamilyResource {

    SimpleWorkflowsResource(Engine engine) {
        super(Family.WORKFLOW, engine);
    }
}
