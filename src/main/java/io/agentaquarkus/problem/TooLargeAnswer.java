package io.agentaquarkus.problem;

import io.vertx.ext.web.RoutingContext;

/** How routes with an error shape of their own refuse a body that is too large. */
public interface TooLargeAnswer {

    /**
     * Answers with 413 when the route is one of its own.
     *
     * @return whether it was
     */
    boolean send(RoutingContext context, long bytesMax);
}
