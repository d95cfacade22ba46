package io.agentaquarkus.environment;

import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;
import io.smallrye.mutiny.Uni;

/** Environments for those who do not care for versions. */
@Path("/simple/environments")
public class SimpleEnvironmentsResource extends SimpleFamilyResource {

    SimpleEnvironmentsResource(Engine engine) {
        super(Family.ENVIRONMENT, engine);
    }

    @POST
    @Path("{id}/guard")
    public Uni<ObjectNode> guardSimple(@RestPath UUID id) {
        return guard(id, true);
    }

    @POST
    @Path("{id}/unguard")
    public Uni<ObjectNode> unguardSimple(@RestPath UUID id) {
        return guard(id, false);
    }

    private Uni<ObjectNode> guard(UUID id, boolean guarded) {
        return editFlags("deploy_environments", id,
                JsonNodeFactory.instance.objectNode().put(EnvironmentRules.GUARDED, guarded));
    }
}
