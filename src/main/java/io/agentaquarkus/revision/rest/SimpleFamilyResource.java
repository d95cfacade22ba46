package io.agentaquarkus.revision.rest;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** The operations on an artifact with its default variant and head as one (reference: agenta-entities, section 3.11). */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public abstract class SimpleFamilyResource {

    protected final FamilyAccess access;

    protected SimpleFamilyResource(Family family, Engine engine) {
        this.access = new FamilyAccess(family, engine);
    }

    @POST
    public Uni<ObjectNode> createSimple(byte[] body, @Context UriInfo uri) {
        ObjectNode request = ExactJson.readObject(body);
        UUID id = OwnId.in(uri, access.family);
        return access.editing(actor -> access.engine.simple.create(actor, access.family,
                access.read.newArtifact(id, request), access.simpleData(request))
                .chain(simple -> access.filled(actor.projectId(), simple)))
                .map(simple -> access.write.simple(simple, Occasion.CREATE));
    }

    @GET
    @Path("{id}")
    public Uni<ObjectNode> fetchSimple(@RestPath UUID id) {
        return access.viewing(scope -> access.engine.simple.fetch(scope.projectId(), access.family, id)
                .chain(simple -> access.filled(scope.projectId(), simple)))
                .map(simple -> access.write.simple(simple, Occasion.FETCH));
    }

    @PUT
    @Path("{id}")
    public Uni<ObjectNode> editSimple(@RestPath UUID id, byte[] body) {
        ObjectNode request = ExactJson.readObject(body);
        return access.editing(actor -> access.sameId(access.read.simpleEdit(id, request), access.rules().simpleIdMismatch(),
                edit -> access.engine.simple.edit(actor, access.family, edit, access.simpleData(request))
                        .chain(simple -> access.found(simple, id)))
                .chain(simple -> access.filled(actor.projectId(), simple)))
                .map(simple -> access.write.simple(simple, Occasion.EDIT));
    }

    @POST
    @Path("{id}/archive")
    public Uni<ObjectNode> archiveSimple(@RestPath UUID id) {
        return access.editing(actor -> access.engine.simple.archive(actor, access.family, id, true))
                .map(simple -> access.write.simple(simple, Occasion.ARCHIVE));
    }

    @POST
    @Path("{id}/unarchive")
    public Uni<ObjectNode> unarchiveSimple(@RestPath UUID id) {
        return access.editing(actor -> access.engine.simple.archive(actor, access.family, id, false))
                .map(simple -> access.write.simple(simple, Occasion.ARCHIVE));
    }

    /** For a family whose flags have operations of their own. */
    protected final Uni<ObjectNode> editFlags(String permission, UUID id, JsonNode flags) {
        return access.permitted(permission,
                scope -> access.engine.simple.editFlags(Actor.of(scope), access.family, id, flags))
                .map(simple -> access.write.simple(simple, Occasion.EDIT));
    }

    @POST
    @Path("query")
    public Uni<ObjectNode> querySimple(byte[] body) {
        ObjectNode request = ExactJson.readObject(body);
        return access.viewing(scope -> access.engine.simple.query(scope.projectId(), access.family,
                access.read.simpleArtifacts(request, access.rules()))
                .chain(found -> access.filledAll(scope.projectId(), found))).map(access.write::simples);
    }
}
