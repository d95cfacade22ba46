package io.agentaquarkus.published;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import io.agentaquarkus.published.Testsets.Testset;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.testset.FileTestsets;
import io.agentaquarkus.testset.UploadRoute;
import io.smallrye.mutiny.Uni;

/** Testsets from files. */
@Path("/public/simple/testsets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.MULTIPART_FORM_DATA)
public class PublishedUploadResource {

    private final Access access;
    private final Wholes wholes;
    private final FileTestsets files;

    PublishedUploadResource(Access access, Wholes wholes, FileTestsets files) {
        this.access = access;
        this.wholes = wholes;
        this.files = files;
    }

    @POST
    @UploadRoute
    @Path("upload")
    public Uni<Testset> createTestsetFromFile(MultipartFormDataInput input) {
        Upload upload = Upload.read(input);
        return access.editing(Family.TESTSET,
                actor -> files.create(actor, upload.file(), upload.isJson(), upload.name())
                        .chain(made -> wholes.filled(actor.projectId(), Family.TESTSET, made)))
                .map(Testset::of);
    }
}
