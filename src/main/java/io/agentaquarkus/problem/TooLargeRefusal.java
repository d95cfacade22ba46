package io.agentaquarkus.problem;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * What is answered to a request whose body is too large, whoever found out: in the shape of its route, and the connection
 * ends with the answer.
 */
@ApplicationScoped
class TooLargeRefusal {

    private final long bytesMax;
    private final List<TooLargeAnswer> answers;

    TooLargeRefusal(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize max,
            @All List<TooLargeAnswer> answers) {
        this.bytesMax = max.asLongValue();
        this.answers = answers;
    }

    long bytesMax() {
        return bytesMax;
    }

    /** Whether more has been announced, or has arrived, than is taken. */
    boolean concerns(HttpServerRequest request) {
        return Math.max(announced(request), request.bytesRead()) > bytesMax;
    }

    ProblemBody of(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded()) {
            // Whoever was reading has failed, and would fail again at what is still to come.
            request.handler(rest -> {
            });
        }
        if (request.version() != HttpVersion.HTTP_2) {
            // What is still on its way belongs to a request that is over, so nothing else can come over this connection.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            context.addEndHandler(ended -> request.connection().close());
        }
        return answers.stream()
                .flatMap(answer -> answer.of(request.method().name(), context.normalizedPath(),
                        request.getHeader(HttpHeaders.CONTENT_TYPE), bytesMax).stream())
                .findFirst().orElseGet(() -> ProblemBody.of(problem(), ErrorShape.of(context)));
    }

    Problem problem() {
        return new Problem(413, "The body is larger than " + (bytesMax >> 20) + " MB.");
    }

    /** What is no number is for the HTTP layer to refuse. */
    private static long announced(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
