package io.agentaquarkus.trace;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/** The older reading routes, which the SDK still calls. */
@Path("/tracing")
@Produces(MediaType.APPLICATION_JSON)
public class TracingResource {

    private final Caller caller;
    private final Permissions permissions;
    private final SpanReader reader;
    private final TraceSearch search;
    private final ObjectMapper json;

    TracingResource(Caller caller, Permissions permissions, SpanReader reader, TraceSearch search, ObjectMapper json) {
        this.caller = caller;
        this.permissions = permissions;
        this.reader = reader;
        this.search = search;
        this.json = json;
    }

    @GET
    @Path("traces/{trace_id}")
    public Uni<byte[]> fetchTrace(@RestPath("trace_id") String traceId) {
        Scope scope = caller.scope();
        UUID id = RequestedIds.trace(traceId, "Invalid trace_id.");
        return permissions.require(scope, "view_spans").chain(() -> reader.spansOfTraces(scope.projectId(), Set.of(id)))
                .map(TraceTree::of)
                .map(traces -> traces.isEmpty() ? TraceAnswers.NOTHING : TraceAnswers.traceMap(traces));
    }

    @POST
    @Path("spans/query")
    @Consumes(MediaType.WILDCARD)
    public Uni<byte[]> querySpans(byte[] body, @Context UriInfo uri) {
        Scope scope = caller.scope();
        FlatQuery query = FlatQuery.parse(body, uri.getQueryParameters(), json);
        if (query.filter().equals(Filter.NOTHING)) {
            return permissions.require(scope, "view_spans").replaceWith(TraceAnswers.NOTHING);
        }
        return permissions.require(scope, "view_spans")
                .chain(() -> query.wantsSpans() ? spans(scope, query) : traces(scope, query));
    }

    private Uni<byte[]> spans(Scope scope, FlatQuery query) {
        return search.spans(scope.projectId(), query.filter(), query.windowing()).map(TraceAnswers::spansIfAny);
    }

    private Uni<byte[]> traces(Scope scope, FlatQuery query) {
        return SingleTrace.of(query.filter()).map(ids -> Uni.createFrom().item(List.copyOf(ids)))
                .orElseGet(() -> reader.queryTraces(scope.projectId(), query.filter(), query.windowing()))
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(TraceAnswers.traceMap(List.of()))
                        : reader.spansOfTraces(scope.projectId(), ids)
                                .map(spans -> query.nested()
                                        ? TraceAnswers.traceMap(TraceTree.ordered(spans, ids))
                                        : TraceAnswers.spansIfAny(spans)));
    }
}
