package io.agentaquarkus.query;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;

/** Saved trace queries for those who do not care for versions. */
@Path("/simple/queries")
public class SimpleQueriesResource extends SimpleFamilyResource {

    SimpleQueriesResource(Engine engine) {
        super(Family.QUERY, engine);
    }
}
