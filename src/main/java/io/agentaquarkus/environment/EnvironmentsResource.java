package io.agentaquarkus.environment;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.ResolvableResource;

/** Environments, their variants and revisions. */
@Path("/environments")
public class EnvironmentsResource extends ResolvableResource {

    EnvironmentsResource(Engine engine) {
        super(Family.ENVIRONMENT, engine);
    }
}
