package io.agentaquarkus.application;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.DeployableResource;
import io.agentaquarkus.revision.rest.Engine;

/** Applications, their variants and revisions. */
@Path("/applications")
public class ApplicationsResource extends DeployableResource {

    ApplicationsResource(Engine engine) {
        super(Family.APPLICATION, engine);
    }
}
