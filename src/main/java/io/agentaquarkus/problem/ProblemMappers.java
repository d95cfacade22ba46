package io.agentaquarkus.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.vertx.ext.web.RoutingContext;

/** Every failure of a resource leaves in the error shape of its surface, whatever the framework would have made of it. */
class ProblemMappers {

    private final TooLargeRefusal tooLarge;

    ProblemMappers(TooLargeRefusal tooLarge) {
        this.tooLarge = tooLarge;
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, ContainerRequestContext request, ResourceInfo resource,
            RoutingContext context) {
        return answer(failure, request, resource, context);
    }

    @ServerExceptionMapper
    Response any(Throwable failure, ContainerRequestContext request, ResourceInfo resource,
            RoutingContext context) {
        return answer(failure, request, resource, context);
    }

    private Response answer(Throwable failure, ContainerRequestContext request, ResourceInfo resource,
            RoutingContext context) {
        if (tooLarge.concerns(context.request())) {
            // Whatever it was that gave up reading.
            return tooLarge.of(context).toResponse();
        }
        return ProblemBody.of(failure, ErrorShape.of(context), OperationNames.of(request, resource)).toResponse();
    }
}
