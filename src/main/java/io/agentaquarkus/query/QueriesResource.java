package io.agentaquarkus.query;

import jakarta.ws.rs.Path;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.RetrievableResource;

/** Saved trace queries, their variants and revisions. */
@Path("/queries")
public class QueriesResource extends RetrievableResource {

    QueriesResource(Engine engine) {
        super(Family.QUERY, engine);
    }
}
