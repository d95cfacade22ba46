package io.agentaquarkus.trace.session;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.agentaquarkus.access.Caller;

/** The older routes to sessions and users. */
@Path("/tracing")
@Produces(MediaType.APPLICATION_JSON)
public class TracingSessionsResource extends SessionRoutes {

    TracingSessionsResource(Caller caller, GroupQuery query) {
        super(caller, query);
    }
}
