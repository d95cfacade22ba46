package io.agentaquarkus.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a resource leaves as one error shape, whatever the framework would have made of it. */
class ProblemMappers {

    @ServerExceptionMapper
    Response web(WebApplicationException failure, ContainerRequestContext request, ResourceInfo resource) {
        return answer(failure, request, resource);
    }

    @ServerExceptionMapper
    Response any(Throwable failure, ContainerRequestContext request, ResourceInfo resource) {
        return answer(failure, request, resource);
    }

    private static Response answer(Throwable failure, ContainerRequestContext request, ResourceInfo resource) {
        return ProblemBody.of(failure, OperationNames.of(request, resource)).toResponse();
    }
}
