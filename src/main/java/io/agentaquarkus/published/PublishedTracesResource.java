package io.agentaquarkus.published;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanReader;
import io.agentaquarkus.trace.TraceSearch;
import io.smallrye.mutiny.Uni;

/** Whole traces. */
@Path("/public/traces")
@Produces(MediaType.APPLICATION_JSON)
public class PublishedTracesResource {

    private final Access access;
    private final TraceSearch search;
    private final SpanReader reader;

    PublishedTracesResource(Access access, TraceSearch search, SpanReader reader) {
        this.access = access;
        this.search = search;
        this.reader = reader;
    }

    /**
     * The newest first.
     *
     * @param focus whether the limit counts traces, each with all of its spans, or spans, each within its trace
     */
    @GET
    public Uni<byte[]> fetchTraces(@RestQuery @DefaultValue("trace") String focus, @RestQuery @DefaultValue("100") int limit) {
        Windowing newest = new Windowing(null, null, null, limit, null, null, null);
        return access.permitted("view_spans", scope -> focus.equals("span")
                ? search.spans(scope.projectId(), Filter.ANYTHING, newest).map(TraceShapes::traces)
                : search.traceIds(scope.projectId(), Filter.ANYTHING, newest)
                        .chain(ids -> reader.spansOfTraces(scope.projectId(), ids)
                                .map(spans -> TraceShapes.traces(ids, spans))));
    }
}
