package io.agentaquarkus.problem;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.http.HttpServerResponse;

/**
 * An error answer in the shape of the API that was called, and for unforeseen failures with a support id that also stands in
 * the log.
 *
 * @param headers further headers, in order
 */
public record ProblemBody(int status, String contentType, byte[] bytes, Map<String, String> headers) {

    private static final Logger LOG = Logger.getLogger(ProblemBody.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNFORESEEN = "An unexpected error occurred. Please try again later or contact support.";
    private static final Map<String, String> RETRY = Map.of("Retry-After", "1");

    /** Answers a failure outside of any resource method. */
    public static ProblemBody of(Throwable failure, ErrorShape shape) {
        return of(failure, shape, null);
    }

    /**
     * @param operationId the name of the resource method that failed, or null
     */
    public static ProblemBody of(Throwable failure, ErrorShape shape, String operationId) {
        Problem problem = Failures.asProblem(failure);
        if (problem == null) {
            return unforeseen(failure, shape, operationId);
        }
        return body(problem.status(), problem.detail(), shape, problem.status() == 503 ? RETRY : Map.of());
    }

    /** The answer for a bare status: the two that routing itself produces have fixed texts. */
    public static ProblemBody ofStatus(int status, ErrorShape shape) {
        return body(status, Response.Status.fromStatusCode(status).getReasonPhrase(), shape, Map.of());
    }

    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).type(contentType).entity(bytes);
        headers.forEach(response::header);
        return response.build();
    }

    public void send(HttpServerResponse response) {
        headers.forEach(response::putHeader);
        response.setStatusCode(status).putHeader("Content-Type", contentType)
                .end(io.vertx.core.buffer.Buffer.buffer(bytes));
    }

    private static ProblemBody unforeseen(Throwable failure, ErrorShape shape, String operationId) {
        Map<String, String> support = new LinkedHashMap<>();
        support.put("x-ag-support-id", UUID.randomUUID().toString());
        support.put("x-ag-support-ts", OffsetDateTime.now(ZoneOffset.UTC).toString());
        support.put("Access-Control-Expose-Headers", "x-ag-support-id, x-ag-support-ts");
        LOG.errorf(failure, "Unforeseen failure %s in %s", support.get("x-ag-support-id"), operationId);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("message", UNFORESEEN);
        if (operationId != null) {
            detail.put("operation_id", operationId);
        }
        return body(500, detail, shape, support);
    }

    private static ProblemBody body(int status, Object detail, ErrorShape shape, Map<String, String> headers) {
        try {
            int own = shape.status(status);
            return new ProblemBody(own, MediaType.APPLICATION_JSON, JSON.writeValueAsBytes(shape.body(own, detail)), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem's detail must be plain JSON", e);
        }
    }
}
