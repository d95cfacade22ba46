package io.agentaquarkus.testsupport;

import java.util.concurrent.TimeUnit;

import com.google.rpc.Status;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceBlockingStub;
import io.restassured.RestAssured;

/** Exports as OpenTelemetry's own gRPC stub sends them. */
public final class GrpcExporter implements AutoCloseable {

    private final ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", RestAssured.port).usePlaintext()
            .maxInboundMessageSize(1 << 20).build();

    /** @param authorization null for none */
    public ExportTraceServiceResponse export(ExportTraceServiceRequest request, String authorization, String compression) {
        Metadata headers = new Metadata();
        if (authorization != null) {
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        }
        TraceServiceBlockingStub stub = TraceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
        return (compression == null ? stub : stub.withCompression(compression)).export(request);
    }

    /** The status of a refusal. */
    public Status refusal(ExportTraceServiceRequest request, String authorization, String compression) {
        try {
            throw new AssertionError("Was accepted: " + export(request, authorization, compression));
        } catch (StatusRuntimeException refused) {
            return StatusProto.fromThrowable(refused);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
