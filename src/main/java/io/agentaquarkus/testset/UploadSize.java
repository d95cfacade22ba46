package io.agentaquarkus.testset;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Refuses a file that is too large before it is written to the disk, when the request says how large it is. */
class UploadSize {

    /** What the form may have beside the file, in bytes. */
    private static final long REST_OF_FORM = 1 << 20;

    private final TestsetLimits limits;
    private final CurrentVertxRequest current;

    UploadSize(TestsetLimits limits, CurrentVertxRequest current) {
        this.limits = limits;
        this.current = current;
    }

    @UploadRoute
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limits.bytesMax() + REST_OF_FORM) {
            // The rest of the body is read and forgotten: a client that is still sending would not see the answer.
            current.getCurrent().request().resume();
            limits.requireBytes(Long.parseLong(length));
        }
    }
}
