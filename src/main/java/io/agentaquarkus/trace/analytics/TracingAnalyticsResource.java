package io.agentaquarkus.trace.analytics;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.agentaquarkus.access.Caller;
import io.smallrye.mutiny.Uni;

/** The older routes to statistics. */
@Path("/tracing")
@Produces(MediaType.APPLICATION_JSON)
public class TracingAnalyticsResource {

    private final Caller caller;
    private final Analytics analytics;

    TracingAnalyticsResource(Caller caller, Analytics analytics) {
        this.caller = caller;
        this.analytics = analytics;
    }

    @POST
    @Path("analytics/query")
    @Consumes(MediaType.WILDCARD)
    public Uni<byte[]> queryAnalytics(byte[] body, @Context UriInfo uri) {
        return analytics.answer(caller.scope(), body, uri.getQueryParameters());
    }

    @POST
    @Path("spans/analytics")
    @Consumes(MediaType.WILDCARD)
    public Uni<byte[]> fetchLegacyAnalytics(byte[] body, @Context UriInfo uri) {
        return analytics.legacyAnswer(caller.scope(), body, uri.getQueryParameters());
    }
}
