package io.agentaquarkus.revision.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** A family whose revisions can embed parts of others. */
public abstract class ResolvableResource extends RetrievableResource {

    private final ResolveOperation resolve;

    protected ResolvableResource(Family family, Engine engine) {
        super(family, engine);
        this.resolve = new ResolveOperation(access);
    }

    @POST
    @Path("revisions/resolve")
    public Uni<ObjectNode> resolveRevision(byte[] body) {
        return access.viewing(scope -> resolve.answer(scope.projectId(), ExactJson.readObject(body)));
    }
}
