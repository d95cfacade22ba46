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

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.ingest.SpanIngestion;
import io.agentaquarkus.span.store.SpanWriter;
import io.smallrye.mutiny.Uni;

/** Writing spans under {@code /tracing}: answers name each span that was stored. */
@Path("/tracing")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TracingWriteResource {

    private final SpanIngestion ingestion;
    private final SpanWriter writer;
    private final Caller caller;
    private final Permissions permissions;

    TracingWriteResource(SpanIngestion ingestion, SpanWriter writer, Caller caller,
            Permissions permissions) {
        this.ingestion = ingestion;
        this.writer = writer;
        this.caller = caller;
        this.permissions = permissions;
    }

    @POST
    @Path("/spans/ingest")
    @ResponseStatus(202)
    public Uni<LinksResponse> ingestSpans(byte[] body) {
        return write(SpansBody.of(body).topLevel());
    }

    @POST
    @Path("/traces")
    @ResponseStatus(202)
    public Uni<LinksResponse> createTraceTracing(byte[] body) {
        return write(SpansBody.of(body).oneTrace());
    }

    @PUT
    @Path("/traces/{trace_id}")
    @ResponseStatus(202)
    public Uni<LinksResponse> editTraceTracing(@PathParam("trace_id") String traceId, byte[] body) {
        return write(SpansBody.of(body).oneTrace(traceId));
    }

    @DELETE
    @Path("/traces/{trace_id}")
    @ResponseStatus(202)
    public Uni<LinksResponse> deleteTraceTracing(@PathParam("trace_id") String traceId) {
        UUID id = SpanIds.parseTrace(traceId).orElseThrow(() -> Problem.badRequest("Invalid trace_id"));
        Scope scope = caller.scope();
        return permissions.require(scope, "edit_spans").chain(() -> writer.deleteTrace(scope.projectId(), id))
                .map(spanIds -> LinksResponse.of(spanIds.stream().map(spanId -> SpanLink.of(id, spanId)).toList()));
    }

    private Uni<LinksResponse> write(List<Map<String, Object>> topLevel) {
        Scope scope = caller.scope();
        return permissions.require(scope, "edit_spans")
                .chain(() -> ingestion.write(scope.projectId(), scope.userId(), SpansBody.drafts(topLevel)))
                .map(spans -> LinksResponse.of(SpanLink.byTrace(spans)));
    }

    record LinksResponse(int count, List<SpanLink> links) {

        static LinksResponse of(List<SpanLink> links) {
            return new LinksResponse(links.size(), links);
        }
    }
}
