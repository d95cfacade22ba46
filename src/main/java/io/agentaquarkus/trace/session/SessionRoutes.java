package io.agentaquarkus.trace.session;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.span.store.SpanGroups.Kind;
import io.smallrye.mutiny.Uni;

/** Sessions and users of the spans of a project, below whichever route a resource stands at. */
abstract class SessionRoutes {

    private final Caller caller;
    private final GroupQuery query;

    SessionRoutes(Caller caller, GroupQuery query) {
        this.caller = caller;
        this.query = query;
    }

    @POST
    @Path("sessions/query")
    @Consumes(MediaType.WILDCARD)
    public Uni<ObjectNode> querySessions(byte[] body) {
        return query.answer(caller.scope(), Kind.SESSION, body);
    }

    @POST
    @Path("users/query")
    @Consumes(MediaType.WILDCARD)
    public Uni<ObjectNode> queryUsers(byte[] body) {
        return query.answer(caller.scope(), Kind.USER, body);
    }
}
