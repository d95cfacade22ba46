package io.agentaquarkus.published;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.published.Applications.SimpleApplicationCreateRequest;
import io.agentaquarkus.published.Applications.SimpleApplicationEditRequest;
import io.agentaquarkus.published.Applications.SimpleApplicationResponse;
import io.agentaquarkus.published.Queries.ApplicationQueryRequest;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.SimpleEntities;
import io.smallrye.mutiny.Uni;

/** Applications as wholes. */
@Path("/public/simple/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedSimpleApplicationsResource {

    private final Access access;
    private final SimpleEntities simple;

    PublishedSimpleApplicationsResource(Access access, SimpleEntities simple) {
        this.access = access;
        this.simple = simple;
    }

    @POST
    public Uni<SimpleApplicationResponse> createSimpleApplication(byte[] body) {
        SimpleApplicationCreateRequest.App app = Bodies.read(body, SimpleApplicationCreateRequest.class).app();
        return access.editing(Family.APPLICATION, actor -> simple.create(actor, Family.APPLICATION,
                new NewArtifact(null, app.slug(), app.header()), null)).map(SimpleApplicationResponse::of);
    }

    @POST
    @Path("query")
    public Uni<List<SimpleApplicationResponse>> querySimpleApplications(byte[] body) {
        ApplicationQueryRequest request = Bodies.read(body, ApplicationQueryRequest.class, ApplicationQueryRequest.ALL);
        return access.viewing(Family.APPLICATION,
                scope -> simple.query(scope.projectId(), Family.APPLICATION, request.criteria()))
                .map(found -> found.stream().map(SimpleApplicationResponse::of).toList());
    }

    @GET
    @Path("{application_id}")
    public Uni<SimpleApplicationResponse> fetchSimpleApplication(@RestPath("application_id") UUID id) {
        return access.viewing(Family.APPLICATION, scope -> simple.fetch(scope.projectId(), Family.APPLICATION, id))
                .onItem().ifNull().failWith(() -> unknown(id)).map(SimpleApplicationResponse::of);
    }

    @PUT
    @Path("{application_id}")
    public Uni<SimpleApplicationResponse> editSimpleApplication(@RestPath("application_id") UUID id, byte[] body) {
        SimpleApplicationEditRequest request = Bodies.read(body, SimpleApplicationEditRequest.class,
                SimpleApplicationEditRequest.NOTHING);
        return access.editing(Family.APPLICATION,
                actor -> simple.edit(actor, Family.APPLICATION, new Edit(id, request.header(), null), null))
                .onItem().ifNull().failWith(() -> unknown(id)).map(SimpleApplicationResponse::of);
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("application_id: there is no application with the id " + id + ".");
    }
}
