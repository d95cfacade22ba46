package io.agentaquarkus.span.otlp;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.span.ingest.IntakeRefused;
import io.agentaquarkus.span.otlp.OtlpExport.Encoding;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** OTLP over HTTP. The answer goes out when the spans are committed, so whoever reads next sees them. */
@Path("/otlp/v1/traces")
public class OtlpResource {

    private final OtlpExport export;
    private final Caller caller;

    OtlpResource(OtlpExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> otlpStatus() {
        return Map.of("status", "ready");
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> otlpIngest(@HeaderParam("Content-Type") String contentType, byte[] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        Encoding encoding = Encoding.declared(contentType);
        return export.accept(caller.scope(), bytes, encoding)
                .map(OtlpAnswer::success)
                .onFailure(MalformedExport.class)
                .recoverWithItem(failure -> OtlpAnswer.error(400, failure.getMessage(), encoding))
                .onFailure(Inflation.TooLarge.class)
                .recoverWithItem(() -> OtlpAnswer.error(413, OtlpAnswer.tooLarge(export.bytesMax()), encoding))
                .onFailure(IntakeRefused.class)
                .recoverWithItem(failure -> OtlpAnswer.comeAgain((IntakeRefused) failure, encoding));
    }
}
