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

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Committed;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules.Level;
import io.agentaquarkus.revision.Forks;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Variant;
import io.smallrye.mutiny.Uni;

/**
 * The operations on artifacts, variants and revisions that every family has (reference: agenta-entities, section 3). A
 * family's own class adds the path, the family, and what only it has.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public abstract class FamilyResource {

    protected final FamilyAccess access;

    protected FamilyResource(Family family, Engine engine) {
        this.access = new FamilyAccess(family, engine);
    }

    // --- Artifacts

    @POST
    public Uni<ObjectNode> create(byte[] body, @Context UriInfo uri) {
        // A workflow takes no id of its own here, though it does as a whole.
        UUID id = access.family == Family.WORKFLOW ? null : OwnId.in(uri, access.family);
        return access.editing(actor -> access.engine.artifacts.create(actor, access.family,
                access.read.newArtifact(id, ExactJson.readObject(body)))).map(access.write::artifact);
    }

    @GET
    @Path("{id}")
    public Uni<ObjectNode> fetch(@RestPath UUID id) {
        return access.viewing(scope -> access.engine.artifacts.fetch(scope.projectId(), access.family, id))
                .map(access.write::artifact);
    }

    @PUT
    @Path("{id}")
    public Uni<ObjectNode> edit(@RestPath UUID id, byte[] body) {
        return access.editing(actor -> access.sameId(access.read.artifactEdit(id, ExactJson.readObject(body)), Level.ARTIFACT,
                edit -> access.engine.artifacts.edit(actor, access.family, edit))).map(access.write::artifact);
    }

    @POST
    @Path("{id}/archive")
    public Uni<ObjectNode> archive(@RestPath UUID id) {
        return access.editing(actor -> access.engine.artifacts.archive(actor, access.family, id, true))
                .map(access.write::artifact);
    }

    @POST
    @Path("{id}/unarchive")
    public Uni<ObjectNode> unarchive(@RestPath UUID id) {
        return access.editing(actor -> access.engine.artifacts.archive(actor, access.family, id, false))
                .map(access.write::artifact);
    }

    @POST
    @Path("query")
    public Uni<ObjectNode> query(byte[] body, @Context UriInfo uri) {
        ObjectNode request = QueryForm.of(access.family, Level.ARTIFACT).read(body, uri);
        return access.viewing(scope -> access.engine.artifacts.query(scope.projectId(), access.family,
                access.read.artifacts(request, access.rules())))
                .map(found -> Cursor.add(access.write.artifacts(found), access.family, request, found, Artifact::id));
    }

    // --- Variants

    @POST
    @Path("variants")
    public Uni<ObjectNode> createVariant(byte[] body) {
        return access.editing(actor -> access.engine.variants.create(actor, access.family,
                access.read.newVariant(ExactJson.readObject(body)))).map(variant -> access.write.variant(variant, false));
    }

    @GET
    @Path("variants/{id}")
    public Uni<ObjectNode> fetchVariant(@RestPath UUID id) {
        return access.viewing(scope -> access.engine.variants.fetch(scope.projectId(), access.family, id))
                .map(variant -> access.write.variant(variant, true));
    }

    @PUT
    @Path("variants/{id}")
    public Uni<ObjectNode> editVariant(@RestPath UUID id, byte[] body) {
        return access.editing(actor -> access.sameId(access.read.variantEdit(id, ExactJson.readObject(body)), Level.VARIANT,
                edit -> access.engine.variants.edit(actor, access.family, edit)))
                .map(variant -> access.write.variant(variant, false));
    }

    @POST
    @Path("variants/{id}/archive")
    public Uni<ObjectNode> archiveVariant(@RestPath UUID id) {
        return access.editing(actor -> access.engine.variants.archive(actor, access.family, id, true))
                .map(variant -> access.write.variant(variant, false));
    }

    @POST
    @Path("variants/{id}/unarchive")
    public Uni<ObjectNode> unarchiveVariant(@RestPath UUID id) {
        return access.editing(actor -> access.engine.variants.archive(actor, access.family, id, false))
                .map(variant -> access.write.variant(variant, false));
    }

    @POST
    @Path("variants/fork")
    public Uni<ObjectNode> forkVariant(byte[] body, @Context UriInfo uri) {
        Forks.Request request = access.read.fork(ExactJson.readObject(body));
        ForkId.check(uri, access.family, request);
        return access.editing(actor -> access.engine.forks.fork(actor, access.family, request))
                .map(variant -> access.write.variant(variant, false));
    }

    @POST
    @Path("variants/query")
    public Uni<ObjectNode> queryVariants(byte[] body, @Context UriInfo uri) {
        ObjectNode request = QueryForm.of(access.family, Level.VARIANT).read(body, uri);
        return access.viewing(scope -> access.engine.variants.query(scope.projectId(), access.family,
                access.read.variants(request)))
                .map(found -> Cursor.add(access.write.variants(found), access.family, request, found, Variant::id));
    }

    // --- Revisions

    @POST
    @Path("revisions")
    public Uni<ObjectNode> createRevision(byte[] body) {
        return access.editing(actor -> access.engine.revisions.createInitial(actor, access.family,
                access.read.commit(ExactJson.readObject(body)))).map(revision -> access.write.revision(revision, true));
    }

    @POST
    @Path("revisions/commit")
    public Uni<ObjectNode> commitRevision(byte[] body, @Context UriInfo uri) {
        ObjectNode request = ExactJson.readObject(body);
        Commit commit = access.read.commit(request);
        boolean contradictory = access.read.isOtherVariant(uri.getQueryParameters(), commit);
        return access.editing(actor -> contradictory ? Uni.createFrom().<Committed> nullItem()
                : access.engine.revisions.commit(actor, access.family, commit)
                        .chain(committed -> access.filled(actor.projectId(), committed, access.read.contents(request))))
                .map(access.write::committed);
    }

    @GET
    @Path("revisions/{id}")
    public Uni<ObjectNode> fetchRevision(@RestPath UUID id, @Context UriInfo uri) {
        return access.viewing(scope -> access.engine.revisions.fetch(scope.projectId(), access.family, id)
                .chain(revision -> access.filled(scope.projectId(), revision, access.read.contents(uri.getQueryParameters()))))
                .map(revision -> access.write.revision(revision, true));
    }

    @PUT
    @Path("revisions/{id}")
    public Uni<ObjectNode> editRevision(@RestPath UUID id, byte[] body) {
        ObjectNode request = ExactJson.readObject(body);
        return access.editing(actor -> access.sameId(access.read.revisionEdit(id, request), Level.REVISION,
                edit -> access.engine.revisions.edit(actor, access.family, edit))
                .chain(revision -> access.filled(actor.projectId(), revision, access.read.contents(request))))
                .map(revision -> access.write.revision(revision, false));
    }

    @POST
    @Path("revisions/{id}/archive")
    public Uni<ObjectNode> archiveRevision(@RestPath UUID id) {
        return access.editing(actor -> access.engine.revisions.archive(actor, access.family, id, true))
                .map(revision -> access.write.revision(revision, false));
    }

    @POST
    @Path("revisions/{id}/unarchive")
    public Uni<ObjectNode> unarchiveRevision(@RestPath UUID id) {
        return access.editing(actor -> access.engine.revisions.archive(actor, access.family, id, false))
                .map(revision -> access.write.revision(revision, false));
    }

    @POST
    @Path("revisions/query")
    public Uni<ObjectNode> queryRevisions(byte[] body, @Context UriInfo uri) {
        ObjectNode request = QueryForm.of(access.family, Level.REVISION).read(body, uri);
        return access.viewing(scope -> access.engine.revisions.query(scope.projectId(), access.family,
                access.read.revisions(request), access.read.deployed(request))
                .chain(found -> access.filled(scope.projectId(), found, access.read.contents(request))))
                .map(found -> Cursor.add(access.write.revisions(found, true), access.family, request, found, Revision::id));
    }

    @POST
    @Path("revisions/log")
    public Uni<ObjectNode> logRevisions(byte[] body) {
        ObjectNode request = ExactJson.readObject(body);
        return access.viewing(scope -> access.engine.revisions.log(scope.projectId(), access.family,
                access.read.logTarget(request), access.read.logDepth(request))
                .chain(revisions -> access.filled(scope.projectId(), revisions, access.read.contents(request))))
                .map(revisions -> access.write.revisions(revisions, false));
    }
}
