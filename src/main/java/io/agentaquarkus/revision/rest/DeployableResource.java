package io.agentaquarkus.revision.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** A family whose revisions can be put into an environment. */
public abstract class DeployableResource extends ResolvableResource {

    protected DeployableResource(Family family, Engine engine) {
        super(family, engine);
    }

    @POST
    @Path("revisions/deploy")
    public Uni<ObjectNode> deployRevision(byte[] body) {
        return access.permitted(access.family.editPermission(), scope -> access.permitted(Family.ENVIRONMENT.editPermission(),
                same -> access.engine.deployment.deploy(Actor.of(scope), access.family,
                        access.read.deploy(ExactJson.readObject(body)))))
                .map(revision -> access.write.revision(revision, true));
    }
}
