package io.agentaquarkus.published;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.published.Applications.ApplicationVariant;
import io.agentaquarkus.published.Queries.VariantQueryRequest;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Variants;
import io.smallrye.mutiny.Uni;

/** Variants of applications and their revisions. */
@Path("/public/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedApplicationsResource {

    private final Access access;
    private final Variants variants;

    PublishedApplicationsResource(Access access, Variants variants) {
        this.access = access;
        this.variants = variants;
    }

    @POST
    @Path("variants/query")
    public Uni<List<ApplicationVariant>> queryApplicationVariants(byte[] body) {
        VariantQueryRequest request = Requests.read(body, VariantQueryRequest.class, VariantQueryRequest.ALL);
        return access.viewing(Family.APPLICATION,
                scope -> variants.query(scope.projectId(), Family.APPLICATION, request.criteria()))
                .map(found -> found.stream().map(ApplicationVariant::of).toList());
    }

    @GET
    @Path("variants/{application_variant_id}")
    public Uni<ApplicationVariant> fetchApplicationVariant(@RestPath("application_variant_id") UUID id) {
        return access.viewing(Family.APPLICATION, scope -> variants.fetch(scope.projectId(), Family.APPLICATION, id))
                .onItem().ifNull()
                .failWith(() -> Problem.notFound("application_variant_id: there is no variant with the id " + id + "."))
                .map(ApplicationVariant::of);
    }
}
