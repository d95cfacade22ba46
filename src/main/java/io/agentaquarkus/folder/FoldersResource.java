package io.agentaquarkus.folder;

import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.folder.FolderAnswers.FolderIdResponse;
import io.agentaquarkus.folder.FolderAnswers.FolderResponse;
import io.agentaquarkus.folder.FolderAnswers.FoldersResponse;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Actor;
import io.smallrye.mutiny.Uni;

/** Folders for artifacts. */
@Path("/folders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class FoldersResource {

    private final Caller caller;
    private final Folders folders;

    FoldersResource(Caller caller, Folders folders) {
        this.caller = caller;
        this.folders = folders;
    }

    @POST
    public Uni<FolderResponse> createFolder(byte[] body) {
        return editing(scope -> folders.create(Actor.of(scope), FolderRequests.newFolder(ExactJson.readObject(body))))
                .map(FolderResponse::of);
    }

    @GET
    @Path("{folder_id}")
    public Uni<FolderResponse> fetchFolder(@RestPath("folder_id") UUID id) {
        return viewing(scope -> folders.fetch(scope.projectId(), id)).map(FolderResponse::of);
    }

    @PUT
    @Path("{folder_id}")
    public Uni<FolderResponse> editFolder(@RestPath("folder_id") UUID id, byte[] body) {
        return editing(scope -> folders.edit(Actor.of(scope), id, FolderRequests.edit(id, ExactJson.readObject(body))))
                .map(FolderResponse::of);
    }

    @DELETE
    @Path("{folder_id}")
    public Uni<FolderIdResponse> deleteFolder(@RestPath("folder_id") UUID id) {
        return editing(scope -> folders.delete(scope.projectId(), id))
                .map(deleted -> FolderIdResponse.of(id, deleted));
    }

    @POST
    @Path("query")
    public Uni<FoldersResponse> queryFolders(byte[] body) {
        return viewing(scope -> folders.query(scope.projectId(), FolderRequests.filter(ExactJson.readObject(body))))
                .map(FoldersResponse::of);
    }

    private <T> Uni<T> viewing(Function<Scope, Uni<T>> work) {
        return caller.permitted("view_folders", work);
    }

    private <T> Uni<T> editing(Function<Scope, Uni<T>> work) {
        return caller.permitted("edit_folders", work);
    }
}
