package io.agentaquarkus.span.otlp;

import static io.agentaquarkus.testsupport.Otlp.attribute;
import static io.agentaquarkus.testsupport.Otlp.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.rpc.Code;
import com.google.rpc.Status;

import io.agentaquarkus.testsupport.GrpcExporter;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** OTLP over gRPC, on the port of HTTP. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OtlpGrpcTest {

    private final OneTrace trace = OneTrace.next();
    private GrpcExporter exporter;
    private Tenant tenant;
    private String key;

    @BeforeEach
    void connect() {
        tenant = Tenant.shared();
        key = "ApiKey " + tenant.key();
        exporter = new GrpcExporter();
    }

    @AfterEach
    void close() {
        exporter.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "gzip")
    void anExportIsStoredWhenItIsAnswered(String compression) {
        assertEquals(ExportTraceServiceResponse.getDefaultInstance(), exporter.export(request(trace.span()), key, compression));
        trace.assertStored(tenant);
    }

    @Test
    void theKeyMayBeBare() {
        exporter.export(request(trace.span()), tenant.key(), null);
        trace.assertStored(tenant);
    }

    @Test
    void aBadSpanIsRejectedAlone() {
        var partial = exporter.export(request(trace.span(), OneTrace.next().span().clearTraceId()), key, null)
                .getPartialSuccess();
        assertEquals(1, partial.getRejectedSpans());
        assertEquals("trace id of 0 bytes instead of 16", partial.getErrorMessage());
        trace.assertStored(tenant);
    }

    @Test
    void aRequestOfBadSpansAloneIsRefused() {
        assertEquals(status(Code.INVALID_ARGUMENT, "Failed to parse OTEL span: span id of 0 bytes instead of 8."),
                exporter.refusal(request(trace.span().clearSpanId()), key, null));
    }

    @Test
    void withoutACredentialNothingIsTaken() {
        Status unauthenticated = status(Code.UNAUTHENTICATED, "Unauthorized");
        assertEquals(unauthenticated, exporter.refusal(request(trace.span()), null, null));
        assertEquals(unauthenticated, exporter.refusal(request(trace.span()), "ApiKey nobody.nothing", "gzip"));
        assertEquals(unauthenticated, exporter.refusal(request(trace.span()), "Bearer " + tenant.key(), null));
        trace.assertNotStored(tenant);
    }

    /** Compressed it is no larger than other messages, so no limit on what comes over the wire stops it. */
    @Test
    void aBombIsRefusedAtItsLimit() {
        var bomb = request(trace.span().addAttributes(attribute("large", "x".repeat(80 << 20))));
        assertEquals(status(Code.RESOURCE_EXHAUSTED, "Export request too large."), exporter.refusal(bomb, key, "gzip"));
        trace.assertNotStored(tenant);
    }

    @Test
    void aLargeExportFits() {
        exporter.export(request(trace.span(), OneTrace.next().span().addAttributes(attribute("large", "x".repeat(3 << 20)))),
                key, null);
        trace.assertStored(tenant);
    }

    private static Status status(Code code, String message) {
        return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
    }
}
