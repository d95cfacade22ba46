package io.agentaquarkus.problem;

import java.util.Collections;
import java.util.Map;

import io.vertx.ext.web.RoutingContext;

/** How an API writes what it refuses. */
public interface ErrorShape {

    /** {@code {"detail": …}}, as {@code /api} has it. */
    ErrorShape DETAIL = (status, detail) -> Collections.singletonMap("detail", detail);

    /** The key under which the front door leaves the shape in the routing context. */
    String KEY = "agenta.errors";

    /** The shape of the API that the request was sent to. */
    static ErrorShape of(RoutingContext context) {
        ErrorShape shape = context.get(KEY);
        return shape == null ? DETAIL : shape;
    }

    /** The status that it uses for this one. */
    default int status(int status) {
        return status;
    }

    /**
     * @param status as this API has it
     * @param detail as of {@link Problem#detail()}; of a request that does not have the described form, a list that
     *        {@link Fault#in} reads
     * @return something that the JSON mapper writes as an object
     */
    Map<String, Object> body(int status, Object detail);
}
