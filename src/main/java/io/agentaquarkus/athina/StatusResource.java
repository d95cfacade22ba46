package io.agentaquarkus.athina;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** That there is an Athina API here, for everyone. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    @GET
    @Operation(hidden = true)
    public ObjectNode status() {
        return Bodies.success();
    }
}
