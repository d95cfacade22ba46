package io.agentaquarkus.trace;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanReader;
import io.agentaquarkus.trace.SavedQuery.Focus;
import io.smallrye.mutiny.Uni;

/** Reading whole traces (reference: agenta-tracing-query, section 7). */
@Path("/traces")
@Produces(MediaType.APPLICATION_JSON)
public class TracesResource {

    private static final String BAD_ID = "Invalid trace_id.";
    private static final Set<String> OTHER_METHODS = Set.of("query", "ingest");

    private final Caller caller;
    private final Permissions permissions;
    private final SpanReader reader;
    private final TraceSearch search;
    private final SavedQueries saved;
    private final ObjectMapper json;

    TracesResource(Caller caller, Permissions permissions, SpanReader reader, TraceSearch search, SavedQueries saved,
            ObjectMapper json) {
        this.caller = caller;
        this.permissions = permissions;
        this.reader = reader;
        this.search = search;
        this.saved = saved;
        this.json = json;
    }

    @GET
    public Uni<byte[]> fetchTraces(@RestQuery("trace_id") List<String> traceId, @RestQuery("trace_ids") String traceIds) {
        Scope scope = caller.scope();
        Set<UUID> ids = RequestedIds.traces(traceId, traceIds, BAD_ID);
        if (ids.isEmpty()) {
            throw Problem.badRequest("At least one trace_id query parameter is required.");
        }
        return permissions.require(scope, "view_spans").chain(() -> reader.spansOfTraces(scope.projectId(), ids))
                .map(spans -> TraceAnswers.traces(TraceTree.byRootStart(spans)));
    }

    @GET
    @Path("{trace_id}")
    public Uni<byte[]> fetchTrace(@RestPath("trace_id") String traceId) {
        if (OTHER_METHODS.contains(traceId.toLowerCase(Locale.ROOT))) {
            throw new Problem(405, "GET /traces/" + traceId + " is not supported.");
        }
        Scope scope = caller.scope();
        UUID id = RequestedIds.trace(traceId, BAD_ID);
        return permissions.require(scope, "view_spans").chain(() -> reader.spansOfTraces(scope.projectId(), Set.of(id)))
                .map(spans -> TraceAnswers.trace(TraceTree.of(spans)));
    }

    @POST
    @Path("query")
    @Consumes(MediaType.WILDCARD)
    public Uni<byte[]> queryTraces(byte[] body) {
        Scope scope = caller.scope();
        TraceQuery query = TraceQuery.parse(body, json);
        return permissions.require(scope, "view_spans").chain(() -> saved.resolve(scope, query, Focus.TRACE))
                .chain(effective -> effective == null || effective.filter().equals(Filter.NOTHING)
                        ? Uni.createFrom().item(TraceAnswers.NOTHING)
                        : search.traces(scope.projectId(), effective.filter(), effective.windowing())
                                .map(TraceAnswers::traces));
    }
}
