package io.agentaquarkus.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses a body that is too large: one that says so before any of it is read, any other as soon as more than the limit has
 * arrived. The framework would refuse both without a word.
 */
@Singleton
public class BodyLimit {

    /** Behind the front door, which says who may know anything at all. */
    private static final int AFTER_THE_FRONT_DOOR = 9_000;
    private static final int BEHIND_THE_FRAMEWORK = 1;
    /** What the framework counts for itself, such as what comes before the first part of a form, may be so much more. */
    private static final long MARGIN = 1 << 20;

    private final TooLargeRefusal refusal;
    private final CurrentVertxRequest current;

    BodyLimit(TooLargeRefusal refusal, CurrentVertxRequest current) {
        this.refusal = refusal;
        this.current = current;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, AFTER_THE_FRONT_DOOR);
        filters.register(context -> {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, refusal.bytesMax() + MARGIN);
            context.next();
        }, BEHIND_THE_FRAMEWORK);
    }

    private void enter(RoutingContext context) {
        if (refusal.concerns(context.request())) {
            refusal.of(context).send(context.response());
        } else {
            context.next();
        }
    }

    /** To be called before anything of the body is read. That of a GET is never read. */
    public void count(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && !request.getMethod().equals(HttpMethod.GET)) {
            request.setEntityStream(new Counted(request.getEntityStream(), current.getCurrent().request()));
        }
    }

    private final class Counted extends FilterInputStream {

        private final HttpServerRequest request;

        Counted(InputStream body, HttpServerRequest request) {
            super(body);
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            return admit(super.read());
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return admit(super.read(into, offset, length));
        }

        private int admit(int read) {
            if (refusal.concerns(request)) {
                throw refusal.problem();
            }
            return read;
        }
    }
}
