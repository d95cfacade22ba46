package io.agentaquarkus.span.otlp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jboss.logging.Logger;

import com.google.rpc.Code;
import com.google.rpc.Status;

import io.agentaquarkus.access.Authenticator;
import io.agentaquarkus.problem.Failures;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.otlp.OtlpExport.Encoding;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.quarkus.grpc.GrpcService;

/**
 * OTLP over gRPC, on the port of HTTP. Requests stay bytes, so that they take the same way as those of HTTP; the credential
 * comes in the metadata {@code authorization}.
 */
@GrpcService
public class OtlpGrpcService implements BindableService {

    private static final Logger LOG = Logger.getLogger(OtlpGrpcService.class);
    private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";
    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization",
            Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> CREDENTIAL = Context.key("otlp-credential");

    private final OtlpExport export;
    private final Authenticator authenticator;

    OtlpGrpcService(OtlpExport export, Authenticator authenticator) {
        this.export = export;
        this.authenticator = authenticator;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServerCallHandler<byte[], ExportTraceServiceResponse> unary = ServerCalls.asyncUnaryCall(this::export);
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(method(), (call, headers) -> Contexts.interceptCall(
                        Context.current().withValue(CREDENTIAL, headers.get(AUTHORIZATION)), call, headers, unary))
                .build();
    }

    private MethodDescriptor<byte[], ExportTraceServiceResponse> method() {
        return MethodDescriptor.<byte[], ExportTraceServiceResponse> newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Export"))
                .setRequestMarshaller(new Bytes(export.bytesMax()))
                .setResponseMarshaller(ProtoUtils.marshaller(ExportTraceServiceResponse.getDefaultInstance())).build();
    }

    private void export(byte[] request, StreamObserver<ExportTraceServiceResponse> answer) {
        authenticator.authenticate(CREDENTIAL.get())
                .chain(scope -> export.accept(scope, request, Encoding.PROTOBUF))
                .subscribe().with(outcome -> {
                    answer.onNext(OtlpAnswer.message(outcome));
                    answer.onCompleted();
                }, failure -> answer.onError(StatusProto.toStatusRuntimeException(status(failure))));
    }

    private static Status status(Throwable failure) {
        if (failure instanceof MalformedExport) {
            return status(Code.INVALID_ARGUMENT, failure.getMessage());
        }
        if (failure instanceof Inflation.TooLarge) {
            return status(Code.RESOURCE_EXHAUSTED, failure.getMessage());
        }
        Problem problem = Failures.asProblem(failure);
        if (problem == null) {
            LOG.error("OTLP export failed", failure);
            return status(Code.INTERNAL, "An unexpected error occurred.");
        }
        return switch (problem.status()) {
            case 401 -> status(Code.UNAUTHENTICATED, "Unauthorized");
            case 403 -> status(Code.PERMISSION_DENIED, problem.getMessage());
            case 503 -> OtlpAnswer.retryable(problem);
            default -> status(Code.INVALID_ARGUMENT, problem.getMessage());
        };
    }

    private static Status status(Code code, String message) {
        return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
    }

    /**
     * Leaves a request as it came, up to one byte more than is allowed, by which it is refused later: a compressed message is
     * inflated while it is read here, and could go on for gigabytes.
     */
    private record Bytes(long bytesMax) implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, bytesMax + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
