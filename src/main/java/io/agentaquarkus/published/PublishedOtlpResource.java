package io.agentaquarkus.published;

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
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.published.OtlpShapes.OtlpExportTraceServiceResponse;
import io.agentaquarkus.span.otlp.OtlpAnswer;
import io.agentaquarkus.span.otlp.OtlpExport;
import io.agentaquarkus.span.otlp.OtlpExport.Encoding;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * OTLP over HTTP. The document knows JSON answers alone; exporters, which send protobuf and do not ask for JSON, get protobuf
 * as their protocol has it.
 */
@Path("/public/otlp/v1/traces")
public class PublishedOtlpResource {

    private final OtlpExport export;
    private final Caller caller;

    PublishedOtlpResource(OtlpExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> otlpStatusCheck() {
        return Map.of("status", "ready");
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> ingestOtlpTraces(@HeaderParam("Content-Type") String contentType,
            @HeaderParam("Accept") String accept, byte[] body) {
        Encoding encoding = Encoding.declared(contentType);
        byte[] bytes = body == null ? new byte[0] : body;
        if (bytes.length == 0 && (contentType == null || encoding == Encoding.JSON)) {
            // Only of protobuf is nothing a message, one without spans.
            throw Problem.badRequest("body: Field required");
        }
        boolean wantsJson = accept != null && accept.contains(MediaType.APPLICATION_JSON);
        return export.acceptOrRefuse(caller.scope(), bytes, encoding)
                .map(outcome -> wantsJson || outcome.encoding() == Encoding.JSON
                        ? Response.ok(OtlpExportTraceServiceResponse.of(outcome), MediaType.APPLICATION_JSON_TYPE).build()
                        : OtlpAnswer.success(outcome));
    }
}
