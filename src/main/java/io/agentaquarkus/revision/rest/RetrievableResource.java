package io.agentaquarkus.revision.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** A family whose revisions are served to those who run them. */
public abstract class RetrievableResource extends FamilyResource {

    private final RetrieveOperation retrieve;

    protected RetrievableResource(Family family, Engine engine) {
        super(family, engine);
        this.retrieve = new RetrieveOperation(access);
    }

    @POST
    @Path("revisions/retrieve")
    public Uni<Response> retrieveRevision(byte[] body, @jakarta.ws.rs.HeaderParam("If-None-Match") String known) {
        return access.viewing(scope -> retrieve.answer(scope, body, known));
    }
}
