package io.agentaquarkus.span.otlp;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.ingest.IntakeRefused;
import io.agentaquarkus.span.otlp.OtlpExport.Encoding;
import io.agentaquarkus.span.otlp.OtlpExport.Outcome;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** The answers of the OTLP route over HTTP, in the encoding of the request. Errors are a {@code google.rpc.Status}. */
public final class OtlpAnswer {

    private static final String PROTOBUF = "application/x-protobuf";

    private OtlpAnswer() {
    }

    public static Response success(Outcome outcome) {
        if (outcome.encoding() == Encoding.PROTOBUF) {
            return Response.ok(message(outcome).toByteArray(), PROTOBUF).build();
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (outcome.rejectedSpans() > 0) {
            // 64-bit numbers are text in the JSON of protobuf.
            answer.put("partialSuccess", Map.of("rejectedSpans", Integer.toString(outcome.rejectedSpans()),
                    "errorMessage", outcome.reasons()));
        }
        return Response.ok(JsonTree.write(answer), MediaType.APPLICATION_JSON).build();
    }

    static ExportTraceServiceResponse message(Outcome outcome) {
        ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
        if (outcome.rejectedSpans() > 0) {
            answer.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(outcome.rejectedSpans()).setErrorMessage(outcome.reasons()));
        }
        return answer.build();
    }

    static String tooLarge(long bytesMax) {
        return "OTLP batch size exceeds " + (bytesMax >> 20) + "MB limit.";
    }

    static Response error(int status, String message, Encoding encoding) {
        return encoding == Encoding.PROTOBUF
                ? Response.status(status).type(PROTOBUF).entity(Status.newBuilder().setMessage(message).build().toByteArray())
                        .build()
                : Response.status(status).type(MediaType.APPLICATION_JSON)
                        .entity(JsonTree.write(Map.of("message", message))).build();
    }

    static Response comeAgain(IntakeRefused refusal, Encoding encoding) {
        Response answer = encoding == Encoding.PROTOBUF
                ? Response.status(refusal.status()).type(PROTOBUF).entity(retryable(refusal).toByteArray()).build()
                : error(refusal.status(), refusal.getMessage(), encoding);
        return Response.fromResponse(answer).header("Retry-After", IntakeRefused.RETRY_AFTER_S).build();
    }

    /** UNAVAILABLE with the time to wait, by which an OTLP client knows that it may repeat the request. */
    static Status retryable(Problem refusal) {
        RetryInfo retry = RetryInfo.newBuilder()
                .setRetryDelay(Duration.newBuilder().setSeconds(IntakeRefused.RETRY_AFTER_S)).build();
        return Status.newBuilder().setCode(com.google.rpc.Code.UNAVAILABLE_VALUE).setMessage(refusal.getMessage())
                .addDetails(Any.pack(retry)).build();
    }
}
