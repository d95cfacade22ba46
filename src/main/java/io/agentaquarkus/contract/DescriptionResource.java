package io.agentaquarkus.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/** What the server says of itself. It is put together when somebody first asks, so that no start waits for it. */
@Path("/openapi.json")
public class DescriptionResource {

    private final OpenApiDocumentService found;
    private byte[] description;

    DescriptionResource(OpenApiDocumentService found) {
        this.found = found;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public synchronized byte[] describe() {
        if (description == null) {
            description = described(found.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, Format.JSON));
        }
        return description;
    }

    private static byte[] described(byte[] found) {
        try {
            ObjectNode document = (ObjectNode) new ObjectMapper().readTree(found);
            new ServedDescription(ContractDocument.read()).describe(document);
            return document.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
