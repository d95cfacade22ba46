package io.agentaquarkus.trace;

import java.util.List;
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

/** Reading single spans (reference: agenta-tracing-query, section 7). */
@Path("/spans")
@Produces(MediaType.APPLICATION_JSON)
public class SpansResource {

    /** What the original answers to an id that is none. */
    private static final String BAD_ID = "";

    private final Caller caller;
    private final Permissions permissions;
    private final SpanReader reader;
    private final TraceSearch search;
    private final SavedQueries saved;
    private final ObjectMapper json;

    SpansResource(Caller caller, Permissions permissions, SpanReader reader, TraceSearch search, SavedQueries saved,
            ObjectMapper json) {
        this.caller = caller;
        this.permissions = permissions;
        this.reader = reader;
        this.search = search;
        this.saved = saved;
        this.json = json;
    }

    @GET
    public Uni<byte[]> fetchSpans(@RestQuery("trace_id") List<String> traceId, @RestQuery("trace_ids") String traceIds,
            @RestQuery("span_id") List<String> spanId, @RestQuery("span_ids") String spanIds) {
        Scope scope = caller.scope();
        Set<UUID> traces = RequestedIds.traces(traceId, traceIds, BAD_ID);
        Set<Long> spans = RequestedIds.spans(spanId, spanIds, BAD_ID);
        if (traces.isEmpty() && spans.isEmpty()) {
            throw Problem.badRequest("At least one trace_id or span_id query parameter is required.");
        }
        return permissions.require(scope, "view_spans").chain(() -> reader.spans(scope.projectId(),
                traces.isEmpty() ? null : traces, spans.isEmpty() ? null : spans)).map(TraceAnswers::spans);
    }

    @GET
    @Path("{trace_id}/{span_id}")
    public Uni<byte[]> fetchSpan(@RestPath("trace_id") String traceId, @RestPath("span_id") String spanId) {
        Scope scope = caller.scope();
        UUID trace = RequestedIds.trace(traceId, BAD_ID);
        long span = RequestedIds.span(spanId, BAD_ID);
        return permissions.require(scope, "view_spans")
                .chain(() -> reader.spans(scope.projectId(), Set.of(trace), Set.of(span))).map(TraceAnswers::span);
    }

    @POST
    @Path("query")
    @Consumes(MediaType.WILDCARD)
    public Uni<byte[]> querySpans(byte[] body) {
        Scope scope = caller.scope();
        TraceQuery query = TraceQuery.parse(body, json);
        return permissions.require(scope, "view_spans").chain(() -> saved.resolve(scope, query, Focus.SPAN))
                .chain(effective -> effective == null || effective.filter().equals(Filter.NOTHING)
                        ? Uni.createFrom().item(TraceAnswers.NOTHING)
                        : search.spans(scope.projectId(), effective.filter(), effective.windowing())
                                .map(TraceAnswers::spans));
    }
}
