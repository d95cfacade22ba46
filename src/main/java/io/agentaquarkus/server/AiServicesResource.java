package io.agentaquarkus.server;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.agentaquarkus.problem.Problem;

/** The assistance that the hosted product offers. It is not part of a self-hosted installation, and says so. */
@Path("/ai/services")
public class AiServicesResource {

    @GET
    @Path("status")
    public Status getStatus() {
        return new Status(false, List.of());
    }

    @POST
    @Path("tools/call")
    public void callTool() {
        throw new Problem(503, "AI services are disabled");
    }

    record Status(boolean enabled, List<String> tools) {
    }
}
