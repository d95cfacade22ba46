package io.agentaquarkus.environment;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;

/** Environments for those who do not care for versions. */
@Path("/simple/environments")
public class SimpleEnvironmentsResource extends SimpleFamilyResource {

    SimpleEnvironmentsResource(Engine engine) {
        super(Family.ENVIRONMENT, engine);
    }
}
