package io.agentaquarkus.span.ingest;

import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 503 with the time to wait, for the JSON routes. */
@Provider
public class IntakeRefusedMapper implements ExceptionMapper<IntakeRefused> {

    @Override
    public Response toResponse(IntakeRefused refusal) {
        return Response.status(refusal.status()).type(MediaType.APPLICATION_JSON)
                .header("Retry-After", IntakeRefused.RETRY_AFTER_S)
                .entity(Map.of("detail", refusal.detail())).build();
    }
}
