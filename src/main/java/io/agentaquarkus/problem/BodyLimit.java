package io.agentaquarkus.problem;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Refuses a body that says it is too large, before any of it is read. The framework would refuse it without a word. */
@ApplicationScoped
class BodyLimit {

    /** Behind the front door, which says who may know anything at all. */
    private static final int AFTER_THE_FRONT_DOOR = 9_000;

    private final long bytesMax;

    private final List<TooLargeAnswer> answers;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max, @All List<TooLargeAnswer> answers) {
        this.bytesMax = max.asLongValue();
        this.answers = answers;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, AFTER_THE_FRONT_DOOR);
    }

    private void enter(RoutingContext context) {
        if (length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= bytesMax) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.version() != HttpVersion.HTTP_2) {
            // What is still on its way belongs to a request that is over, so nothing else can come over this connection.
            response.putHeader("Connection", "close").endHandler(ended -> request.connection().close());
        }
        answers.stream().flatMap(answer -> answer.of(request.method().name(), context.normalizedPath(),
                request.getHeader(HttpHeaders.CONTENT_TYPE), bytesMax).stream()).findFirst().ifPresentOrElse(
                        body -> response.setStatusCode(413).putHeader(HttpHeaders.CONTENT_TYPE, body.contentType())
                                .end(Buffer.buffer(body.bytes())),
                        () -> ProblemBody.of(new Problem(413, "The body is larger than " + (bytesMax >> 20) + " MB."),
                                ErrorShape.of(context)).send(response));
    }

    /** What is no number is for the HTTP layer to refuse. */
    private static long length(String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
