package io.agentaquarkus.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.surface.Surface;
import io.agentaquarkus.surface.Surfaces;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;

/**
 * What the server says of itself, a document for each surface. Each is put together when somebody first asks, so that no
 * start waits for it. Asking may block.
 */
@ApplicationScoped
class Descriptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenApiDocumentService found;
    private final Surfaces surfaces;
    private final Map<String, byte[]> all = new ConcurrentHashMap<>();

    Descriptions(OpenApiDocumentService found, Surfaces surfaces) {
        this.found = found;
        this.surfaces = surfaces;
    }

    byte[] ofApi() {
        return all.computeIfAbsent("", name -> {
            ObjectNode document = found();
            new ServedDescription(ContractDocument.read(), "", path -> surfaces.of(path) == null).describe(document);
            return bytes(document);
        });
    }

    byte[] of(Surface surface) {
        return all.computeIfAbsent(surface.name(), name -> {
            ObjectNode document = found();
            ObjectNode contract = ContractDocument.read(surface.description());
            new ServedDescription(contract, surface.path(), path -> surfaces.of(path) == surface).describe(document);
            document.set("openapi", contract.get("openapi"));
            document.set("info", contract.get("info"));
            return bytes(document);
        });
    }

    private ObjectNode found() {
        try {
            return (ObjectNode) JSON.readTree(found.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
