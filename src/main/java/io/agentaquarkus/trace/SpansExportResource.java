package io.agentaquarkus.trace;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.trace.SavedQuery.Focus;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * The spans of a query, however many, as a stream of lines with a JSON object each. Spans are read as fast as the client
 * takes them. When reading fails half-way, the connection is broken off, so that a part never looks like the whole.
 */
@Path("/spans")
public class SpansExportResource {

    private static final Logger LOG = Logger.getLogger(SpansExportResource.class);
    private static final long HTTP_2_INTERNAL_ERROR = 2;

    private final Caller caller;
    private final Permissions permissions;
    private final TraceSearch search;
    private final SavedQueries saved;
    private final ObjectMapper json;

    SpansExportResource(Caller caller, Permissions permissions, TraceSearch search, SavedQueries saved, ObjectMapper json) {
        this.caller = caller;
        this.permissions = permissions;
        this.search = search;
        this.saved = saved;
        this.json = json;
    }

    @POST
    @Path("query")
    @Consumes(MediaType.WILDCARD)
    @Produces("application/x-ndjson")
    public Multi<byte[]> exportSpans(byte[] body, @Context HttpServerRequest request) {
        Scope scope = caller.scope();
        TraceQuery query = TraceQuery.parse(body, json);
        return permissions.require(scope, "view_spans").chain(() -> saved.resolve(scope, query, Focus.SPAN))
                .onItem().transformToMulti(effective -> effective == null || effective.filter().equals(Filter.NOTHING)
                        ? Multi.createFrom().<List<StoredSpan>> empty()
                        : search.spanPages(scope.projectId(), effective.filter(), effective.windowing()))
                .map(TraceAnswers::lines)
                .onFailure(failure -> request.response().headWritten()).recoverWithMulti(failure -> breakOff(request, failure));
    }

    /** The failure must not go further: whoever hears of it ends the body, and that looks like the end of the spans. */
    private static Multi<byte[]> breakOff(HttpServerRequest request, Throwable failure) {
        LOG.error("An export failed half-way and was broken off", failure);
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(HTTP_2_INTERNAL_ERROR);
        } else {
            request.connection().close();
        }
        return Multi.createFrom().nothing();
    }
}
