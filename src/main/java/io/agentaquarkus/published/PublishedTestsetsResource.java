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

import io.agentaquarkus.published.Queries.PlainQueryRequest;
import io.agentaquarkus.published.Testsets.Testset;
import io.agentaquarkus.published.Testsets.TestsetCreateRequest;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** Testsets with their rows. */
@Path("/public/testsets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PublishedTestsetsResource {

    private final Access access;
    private final Wholes wholes;

    PublishedTestsetsResource(Access access, Wholes wholes) {
        this.access = access;
        this.wholes = wholes;
    }

    @POST
    public Uni<Testset> createTestset(byte[] body) {
        TestsetCreateRequest.New testset = Bodies.read(body, TestsetCreateRequest.class).testset();
        return access.editing(Family.TESTSET,
                actor -> wholes.create(actor, Family.TESTSET, testset.artifact(), testset.rows())).map(Testset::of);
    }

    @POST
    @Path("query")
    public Uni<List<Testset>> queryTestsets(byte[] body) {
        PlainQueryRequest request = Bodies.read(body, PlainQueryRequest.class, PlainQueryRequest.ALL);
        return access.viewing(Family.TESTSET, scope -> wholes.query(scope.projectId(), Family.TESTSET, request.criteria()))
                .map(found -> found.stream().map(Testset::of).toList());
    }

    @GET
    @Path("{testset_id}")
    public Uni<Testset> fetchTestset(@RestPath("testset_id") UUID id) {
        return access.viewing(Family.TESTSET, scope -> wholes.fetch(scope.projectId(), Family.TESTSET, id)).map(Testset::of);
    }
}
