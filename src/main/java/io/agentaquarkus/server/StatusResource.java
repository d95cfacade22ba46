package io.agentaquarkus.server;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What anyone may ask. The checks of an operator are below {@code /q/health}. */
@Path("/")
public class StatusResource {

    @GET
    @Path("health")
    public Map<String, String> health() {
        return Map.of("status", "ok");
    }

    /** No object store signs in here, so there is no key to publish. */
    @GET
    @Path(".well-known/jwks.json")
    public Map<String, List<Object>> keySet() {
        return Map.of("keys", List.of());
    }
}
