package io.agentaquarkus.span.otlp;

import jakarta.ws.rs.Path;

import io.agentaquarkus.access.Caller;

/** The path that an exporter takes by itself when it is given only the address of a server. */
@Path("/v1/traces")
public class OtlpDefaultPathResource extends OtlpResource {

    OtlpDefaultPathResource(OtlpExport export, Caller caller) {
        super(export, caller);
    }
}
