package io.agentaquarkus.trace.session;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.agentaquarkus.access.Caller;

/** The current routes to sessions and users. */
@Path("/spans")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource extends SessionRoutes {

    SessionsResource(Caller caller, GroupQuery query) {
        super(caller, query);
    }
}
