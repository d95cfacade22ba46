package io.agentaquarkus.contract;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the server says of {@code /api}. */
@Path(io.agentaquarkus.surface.SurfacePages.DESCRIPTION)
public class DescriptionResource {

    private final Descriptions descriptions;

    DescriptionResource(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public byte[] describe() {
        return descriptions.ofApi();
    }
}
