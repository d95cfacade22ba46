package io.agentaquarkus.trace;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseStatus;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.ingest.SpanIngestion;
import io.agentaquarkus.span.store.SpanWriter;
import io.smallrye.mutiny.Uni;

/** Writing whole traces under {@code /traces}: answers count traces and name them. */
@Path("/traces")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TracesWriteResource {

    private final SpanIngestion ingestion;
    private final SpanWriter writer;
    private final Caller caller;
    private final Permissions permissions;

    TracesWriteResource(SpanIngestion ingestion, SpanWriter writer, Caller caller,
            Permissions permissions) {
        this.ingestion = ingestion;
        this.writer = writer;
        this.caller = caller;
        this.permissions = permissions;
    }

    @POST
    @ResponseStatus(202)
    public Uni<TraceIdResponse> createTrace(byte[] body) {
        return write(SpansBody.of(body).trace()).map(TraceIdResponse::of);
    }

    @POST
    @Path("/ingest")
    @ResponseStatus(202)
    public Uni<TraceIdsResponse> ingestTraces(byte[] body) {
        return write(SpansBody.of(body).traceList()).map(ids -> new TraceIdsResponse(ids.size(), ids));
    }

    @PUT
    @Path("/{trace_id}")
    @ResponseStatus(202)
    public Uni<TraceIdResponse> editTrace(@PathParam("trace_id") String traceId, byte[] body) {
        return write(SpansBody.of(body).trace(traceId)).map(TraceIdResponse::of);
    }

    @DELETE
    @Path("/{trace_id}")
    @ResponseStatus(202)
    public Uni<TraceIdResponse> deleteTrace(@PathParam("trace_id") String traceId) {
        UUID id = SpanIds.parseTrace(traceId).orElseThrow(() -> Problem.badRequest("Invalid trace_id"));
        Scope scope = caller.scope();
        return permissions.require(scope, "edit_spans").chain(() -> writer.deleteTrace(scope.projectId(), id))
                .map(spanIds -> TraceIdResponse.of(spanIds.isEmpty() ? List.of() : List.of(SpanIds.trace(id))));
    }

    private Uni<List<String>> write(List<Map<String, Object>> topLevel) {
        Scope scope = caller.scope();
        return permissions.require(scope, "edit_spans")
                .chain(() -> ingestion.write(scope.projectId(), scope.userId(), SpansBody.drafts(topLevel)))
                .map(spans -> spans.stream().map(span -> SpanIds.trace(span.traceId())).distinct().toList());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record TraceIdResponse(int count, String traceId) {

        static TraceIdResponse of(List<String> traceIds) {
            return traceIds.isEmpty() ? new TraceIdResponse(0, null) : new TraceIdResponse(1, traceIds.get(0));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record TraceIdsResponse(int count, List<String> traceIds) {
    }
}
