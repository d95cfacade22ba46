package io.agentaquarkus.published;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.agentaquarkus.published.TraceQueries.AnalyticsQueryRequest;
import io.agentaquarkus.published.TraceQueries.SpanQueryRequest;
import io.agentaquarkus.published.TraceShapes.AnalyticsResponse;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.trace.TraceSearch;
import io.agentaquarkus.trace.analytics.TraceTotals;
import io.agentaquarkus.trace.analytics.TraceTotals.Total;
import io.smallrye.mutiny.Uni;

/** Single spans, and statistics over traces. */
@Path("/public/spans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedSpansResource {

    private static final String PERMISSION = "view_spans";

    private final Access access;
    private final TraceFilters filters;
    private final SpanPages pages;
    private final TraceSearch search;
    private final TraceTotals totals;

    PublishedSpansResource(Access access, TraceFilters filters, SpanPages pages, TraceSearch search,
            TraceTotals totals) {
        this.access = access;
        this.filters = filters;
        this.pages = pages;
        this.search = search;
        this.totals = totals;
    }

    @POST
    @Path("query")
    public Uni<byte[]> querySpans(byte[] body) {
        SpanQueryRequest request = Bodies.read(body, SpanQueryRequest.class, SpanQueryRequest.ALL);
        Filter filter = filters.read(request.filtering());
        return access.permitted(PERMISSION, scope -> pages.window(scope.projectId(), request.windowing())
                .chain(window -> search.spans(scope.projectId(), filter, window))).map(TraceShapes::spans);
    }

    @POST
    @Path("analytics/query")
    public Uni<AnalyticsResponse> querySpanAnalytics(byte[] body) {
        AnalyticsQueryRequest request = Bodies.read(body, AnalyticsQueryRequest.class, AnalyticsQueryRequest.ALL);
        Filter filter = filters.read(request.filtering());
        AnalyticsQueryRequest.Window window = request.window();
        return access.permitted(PERMISSION, scope -> window.isEmpty() ? Uni.createFrom().item(List.<Total> of())
                : totals.of(scope.projectId(), filter, window.oldest(), window.newest(), window.minutes()))
                .map(AnalyticsResponse::of);
    }
}
