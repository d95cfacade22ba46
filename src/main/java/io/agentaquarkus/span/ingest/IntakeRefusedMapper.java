package io.agentaquarkus.span.ingest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import io.agentaquarkus.problem.ErrorShape;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** 503 with the time to wait, in the shape of the surface that was called. */
@Provider
public class IntakeRefusedMapper implements ExceptionMapper<IntakeRefused> {

    private final CurrentVertxRequest request;

    IntakeRefusedMapper(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(IntakeRefused refusal) {
        return Response.status(refusal.status()).type(MediaType.APPLICATION_JSON)
                .header("Retry-After", IntakeRefused.RETRY_AFTER_S)
                .entity(ErrorShape.of(request.getCurrent()).body(refusal.status(), refusal.detail())).build();
    }
}
