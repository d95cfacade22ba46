package io.agentaquarkus.application;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;

/** Applications for those who do not care for versions. */
@Path("/simple/applications")
public class SimpleApplicationsResource extends SimpleFamilyResource {

    SimpleApplicationsResource(Engine engine) {
        super(Family.APPLICATION, engine);
    }
}
