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
import io.agentaquarkus.published.Revisions.CommitRevisionRequest;
import io.agentaquarkus.published.Revisions.DeployRevisionRequest;
import io.agentaquarkus.published.Revisions.Revision;
import io.agentaquarkus.revision.Deployment;
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
    private final Commits commits;
    private final Deployment deployment;

    PublishedApplicationsResource(Access access, Variants variants, Commits commits, Deployment deployment) {
        this.access = access;
        this.variants = variants;
        this.commits = commits;
        this.deployment = deployment;
    }

    @POST
    @Path("variants/query")
    public Uni<List<ApplicationVariant>> queryApplicationVariants(byte[] body) {
        VariantQueryRequest request = Bodies.read(body, VariantQueryRequest.class, VariantQueryRequest.ALL);
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

    @POST
    @Path("revisions/commit")
    public Uni<Revision> commitApplicationRevision(byte[] body) {
        CommitRevisionRequest.New sent = Bodies.read(body, CommitRevisionRequest.class).revision();
        return access.editing(Family.APPLICATION, actor -> commits.commit(actor, sent)).map(Revision::of);
    }

    @POST
    @Path("revisions/deploy")
    public Uni<Revision> deployApplicationRevision(byte[] body) {
        DeployRevisionRequest request = Bodies.read(body, DeployRevisionRequest.class);
        return access.editing(Family.APPLICATION, actor -> access.editing(Family.ENVIRONMENT,
                same -> deployment.deploy(actor, Family.APPLICATION, request.deployment()))).map(Revision::of);
    }
}
