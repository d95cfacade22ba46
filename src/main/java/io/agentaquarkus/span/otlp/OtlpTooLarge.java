package io.agentaquarkus.span.otlp;

import java.util.Set;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import io.agentaquarkus.problem.TooLargeAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** An export that is too large to be read is refused as every other export is. */
@Singleton
class OtlpTooLarge implements TooLargeAnswer {

    private static final Set<String> PATHS = Set.of("/otlp/v1/traces", "/v1/traces");

    @Override
    public boolean send(RoutingContext context, long bytesMax) {
        if (!PATHS.contains(context.normalizedPath()) || context.request().method() != HttpMethod.POST) {
            return false;
        }
        String contentType = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        Response answer = OtlpAnswer.error(413, OtlpAnswer.tooLarge(bytesMax), OtlpResource.declared(contentType));
        context.response().setStatusCode(answer.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.getMediaType().toString())
                .end(Buffer.buffer((byte[]) answer.getEntity()));
        return true;
    }
}
