package io.agentaquarkus.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a resource leaves as one error shape, whatever the framework would have made of it. */
class ProblemMappers {

    @ServerExceptionMapper
    Response web(WebApplicationException failure, ResourceInfo resource) {
        return answer(failure, resource);
    }

    @ServerExceptionMapper
    Response any(Throwable failure, ResourceInfo resource) {
        return answer(failure, resource);
    }

    private static Response answer(Throwable failure, ResourceInfo resource) {
        boolean routed = resource != null && resource.getResourceMethod() != null;
        return ProblemBody.of(failure, routed ? OperationNames.of(resource.getResourceMethod()) : null).toResponse();
    }
}
